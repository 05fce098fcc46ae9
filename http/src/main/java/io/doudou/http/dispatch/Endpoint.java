package io.doudou.http.dispatch;

import io.doudou.http.Handler;
import io.doudou.http.MediaType;
import io.doudou.http.Route;
import io.doudou.http.loop.RoutePace;

/**
 * A route as the server runs it: the handler with all filters around it. One for each route.
 *
 * @param route as the service declared it
 * @param chain the handler behind its filters
 * @param pace which thread carries it
 * @param intake what is done with a request's body
 */
public record Endpoint(Route route, Handler chain, RoutePace pace, Intake intake) {

    /** What is done with a request's body. */
    public enum Intake {
        /** Nobody wants it: it is read and dropped when it is small. */
        DROPPED,
        /** It is read whole before the handler starts. */
        WHOLE,
        /** The handler reads it while it arrives. */
        STREAMED,
        /** The same for values that come as long as they want: neither size nor time is limited. */
        ITEMS
    }

    static Intake intake(Route route) {
        return route.consumes().map(Endpoint::intake).orElse(Intake.DROPPED);
    }

    private static Intake intake(MediaType type) {
        return switch (type) {
            case JSON, FORM -> Intake.WHOLE;
            case MULTIPART, OCTETS, ANY -> Intake.STREAMED;
            case ITEMS -> Intake.ITEMS;
        };
    }
}
