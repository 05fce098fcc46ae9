package io.doudou.http.dispatch;

import io.doudou.call.CallScope;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Surface;
import io.doudou.http.filter.UploadFilter;

import java.util.ArrayList;
import java.util.List;

/**
 * The filters around handlers, from the outside to the inside: those of surfaces such as metrics,
 * the built-in ones, those of the program.
 */
public final class Filters {

    private final Around around;
    private final List<Filter> builtIn;
    private final String root;
    private final UploadFilter uploads;
    private final FaultResponses faults;
    private final ItemRoute items;

    /**
     * @param builtIn around everything, refusals too
     * @param root the path in front of all routes
     * @param itemBytesMax how large one value of a stream may be
     */
    public Filters(
            Around around,
            List<Filter> builtIn,
            String root,
            UploadFilter uploads,
            FaultResponses faults,
            int itemBytesMax) {
        this.around = around;
        this.builtIn = List.copyOf(builtIn);
        this.root = root;
        this.uploads = uploads;
        this.faults = faults;
        this.items = new ItemRoute(faults, itemBytesMax);
    }

    /** The handler of a route behind all filters. */
    Handler around(Route route) {
        var mine = new ArrayList<Filter>();
        for (var filter : around.outer()) {
            mine.add(filter.apply(route));
        }
        var handler = around(around.inner(), innermost(route));
        return around(mine, around(builtIn, recovered(route, handler)));
    }

    private Handler innermost(Route route) {
        if (route.consumes().filter(MediaType.MULTIPART::equals).isPresent()) {
            return uploads.around(route.handler());
        }
        return route.isStreaming() ? items.around(route.handler()) : route.handler();
    }

    /** What answers when no route matched, behind the built-in filters. */
    Handler aroundRefusal(Route route, Handler handler) {
        return around(builtIn, recovered(route, handler));
    }

    /** The answer that a failure becomes. */
    Response response(Throwable failure, Request request) {
        return faults.response(failure, request.path(), CallScope.current().requestId());
    }

    private Handler recovered(Route route, Handler handler) {
        return around.tracing()
                .apply(route)
                .<Handler>map(by -> new TracedHandler(by, root, route, handler, faults))
                .orElseGet(() -> recovered(handler));
    }

    private Handler recovered(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (Throwable failure) {
                return response(failure, request);
            }
        };
    }

    private static Handler around(List<Filter> filters, Handler handler) {
        var chain = handler;
        for (var filter : filters.reversed()) {
            chain = filter == Surface.Mount.NO_FILTER ? chain : filter.around(chain);
        }
        return chain;
    }
}
