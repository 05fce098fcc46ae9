package io.doudou.http;

import java.util.List;

/**
 * Pages and endpoints that mount themselves on the server beside the user's routes, such as {@code
 * management}. Found through {@link java.util.ServiceLoader}; the server never asks who is there.
 */
public interface Surface {

    /**
     * What to mount, asked once at start.
     *
     * @param application what is served, with which settings
     * @return routes below the root path, and the filter around the user's routes
     */
    Mount mount(Mounted application);

    /** What a surface adds. {@code filter} runs outermost around every matched route. */
    record Mount(List<Route> routes, List<Filter> filters) {}

    /** What a surface may know of the application that it is mounted on. */
    interface Mounted {
        io.doudou.option.Settings settings();

        List<io.doudou.option.Option<?>> options();

        List<Routes> services();

        boolean ready();
    }
}
