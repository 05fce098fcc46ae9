package io.doudou.http;

import io.doudou.health.Check;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.registry.Roster;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages and endpoints that mount themselves on the server beside the user's routes, such as {@code
 * management}. Found through {@link java.util.ServiceLoader}; the server never asks who is there.
 */
public interface Surface {

    /** The options that this surface reads, for the check of unknown names. */
    List<Option<?>> options();

    /**
     * What to mount, asked once at start.
     *
     * @param application what is served, with which settings
     */
    Mount mount(Mounted application);

    /**
     * What a surface adds.
     *
     * @param routes below the root path, behind the user's own in the route table
     * @param around the filter for one route, asked once for each, the surface's own included; it
     *     runs outermost and sees every answer of a matched route, refusals and faults too
     */
    record Mount(List<Route> routes, Function<Route, Filter> around) {

        /** The filter that stands for none: servers leave it out. */
        public static final Filter NO_FILTER = (request, next) -> next.handle(request);

        /** Adds nothing and costs nothing on the way of a request. */
        public static final Mount NOTHING = new Mount(List.of(), route -> NO_FILTER);
    }

    /** What a surface may know of the application that it is mounted on. */
    interface Mounted {

        /** What was chosen. */
        Settings settings();

        /** Every option that some part of the application reads. */
        List<Option<?>> options();

        /** What is served, in the order in which it was added. */
        List<Routes> services();

        /** What the registry of the application shows to people. */
        Roster roster();

        /** Whether requests are taken: false before the port is bound and while stopping. */
        boolean ready();

        /** What the program checks of itself, in the order in which it was added. */
        default List<Check> checks() {
            return List.of();
        }

        /**
         * Runs one of the checks on this thread, without its limit.
         *
         * @throws Exception what the check throws
         */
        default void look(Check check) throws Exception {
            throw new IllegalArgumentException("there is no check \"" + check.name() + "\"");
        }

        /** Whether the code is replaced while it runs, which happens in development only. */
        default boolean live() {
            return false;
        }

        /** Why the running code is older than its sources: the compiler's message. */
        default Optional<String> problem() {
            return Optional.empty();
        }
    }
}
