package io.doudou.http.dispatch;

import io.doudou.http.Filter;
import io.doudou.http.Route;
import io.doudou.http.Tracing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What programs and surfaces put around handlers.
 *
 * @param outer filters around matched routes, one for each, outside of the built-in ones
 * @param inner filters around matched routes, inside of the built-in ones
 * @param tracing who records the requests of a route, and those without one; empty: nobody
 */
public record Around(
        List<Function<Route, Filter>> outer,
        List<Filter> inner,
        Function<Route, Optional<Tracing>> tracing) {

    public Around {
        outer = List.copyOf(outer);
        inner = List.copyOf(inner);
    }

    /** Filters only. */
    public static Around of(List<Function<Route, Filter>> outer, List<Filter> inner) {
        return new Around(outer, inner, route -> Optional.empty());
    }
}
