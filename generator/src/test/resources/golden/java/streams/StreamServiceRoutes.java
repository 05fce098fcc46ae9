package streams;

import io.doudou.codec.Scalar;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Serves {@link StreamService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class StreamServiceRoutes {

    private final StreamService service;

    private StreamServiceRoutes(StreamService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(StreamService service) {
        var routes = new StreamServiceRoutes(service);
        return Routes.of("streamsvc", StreamService.class)
                .documented(StreamService.class::getResourceAsStream)
                .shaped(StreamServiceShapes::shapes)
                .route(
                        Route.of("Watch", "GET", "/prices", routes::watch)
                                .procedure("StreamService.Watch", Passing.NAMED)
                                .producing(MediaType.ITEMS))
                .route(
                        Route.of("Record", "POST", "/record", routes::record)
                                .consuming(MediaType.ITEMS)
                                .procedure("StreamService.Record", Passing.BODY))
                .route(
                        Route.of("Of", "POST", "/of", routes::postOf)
                                .consuming(MediaType.ITEMS)
                                .producingNothing())
                .route(
                        Route.of("Chat", "POST", "/chat", routes::chat)
                                .consuming(MediaType.ITEMS)
                                .procedure("StreamService.Chat", Passing.BODY)
                                .producing(MediaType.ITEMS));
    }

    private Response watch(Request request) {
        var input = Input.of(request);
        var name = input.query("name").required(Scalar.STRING);
        var limit = input.query("limit").required(Scalar.INT);
        input.throwIfInvalid();
        return Response.items(
                request,
                StreamServiceJson.PRICE,
                service.watch(new StreamService.Query(name, limit)));
    }

    private Response record(Request request) {
        var input = Input.of(request);
        var prices = input.items("prices", StreamServiceJson.PRICE);
        input.throwIfInvalid();
        return Response.json(request, StreamServiceJson.LONG, service.record(prices));
    }

    private Response postOf(Request request) {
        var input = Input.of(request);
        var shop = input.query("shop").required(Scalar.STRING);
        var prices = input.items("prices", StreamServiceJson.PRICE);
        input.throwIfInvalid();
        service.postOf(shop, prices);
        return Response.noContent();
    }

    private Response chat(Request request) {
        var input = Input.of(request);
        var ids = input.items("ids", StreamServiceJson.CHECKED_INTEGER);
        input.throwIfInvalid();
        return Response.items(request, StreamServiceJson.MAP_OF_PRICE, service.chat(ids));
    }
}
