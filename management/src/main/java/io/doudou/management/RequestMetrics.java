package io.doudou.management;

import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.time.Ticker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts and times requests, under the names that go-doudou's dashboards know (go-doudou.md 11.6).
 * Serves all threads; a request costs a handful of additions and no look-up, because each route has
 * its own filter.
 *
 * <p>The label {@code path} is the route's pattern and not the path of the request: a path variable
 * would make a new time series for every user id, until the scraper's memory is full.
 */
final class RequestMetrics {

    /** Upper bounds in seconds, those of Go's client library. */
    static final double[] BUCKET_SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int STATUS_MAX = 599;
    private static final long[] BUCKET_NANOS = bucketNanos();

    private final Ticker ticker;
    private final List<OfRoute> routes = new CopyOnWriteArrayList<>();
    private final LongAdder[] statuses = adders(STATUS_MAX + 1);

    RequestMetrics(Ticker ticker) {
        this.ticker = ticker;
    }

    /** The filter that measures one route. */
    Filter of(String method, String path) {
        var route = new OfRoute(method, path);
        routes.add(route);
        return route;
    }

    /** Routes that were asked at least once, sorted by path and method. */
    List<Timing> timings() {
        var timings = new ArrayList<Timing>();
        for (var route : routes) {
            var timing = route.timing();
            if (timing.count() > 0) {
                timings.add(timing);
            }
        }
        timings.sort(Comparator.comparing(Timing::path).thenComparing(Timing::method));
        return timings;
    }

    /** How many answers had each status, sorted by status. */
    Map<Integer, Long> statuses() {
        var counts = new TreeMap<Integer, Long>();
        for (int status = 0; status <= STATUS_MAX; status++) {
            var count = statuses[status].sum();
            if (count > 0) {
                counts.put(status, count);
            }
        }
        return counts;
    }

    /**
     * The requests of one route.
     *
     * @param buckets how many took at most each of {@link #BUCKET_SECONDS}, and behind them all
     */
    record Timing(String method, String path, List<Long> buckets, double seconds) {
        long count() {
            return buckets.getLast();
        }
    }

    private static long[] bucketNanos() {
        var nanos = new long[BUCKET_SECONDS.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = Math.round(BUCKET_SECONDS[i] * NANOS_PER_SECOND);
        }
        return nanos;
    }

    private static LongAdder[] adders(int count) {
        var adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    private final class OfRoute implements Filter {

        private final String method;
        private final String path;
        private final LongAdder[] buckets = adders(BUCKET_NANOS.length + 1);
        private final LongAdder nanos = new LongAdder();

        OfRoute(String method, String path) {
            this.method = method;
            this.path = path;
        }

        @Override
        public Response filter(Request request, Handler next) throws Exception {
            var begin = ticker.nanos();
            var response = next.handle(request);
            count(response.status(), ticker.nanos() - begin);
            return response;
        }

        private void count(int status, long took) {
            statuses[status].increment();
            nanos.add(took);
            int bucket = 0;
            while (bucket < BUCKET_NANOS.length && took > BUCKET_NANOS[bucket]) {
                bucket++;
            }
            buckets[bucket].increment();
        }

        Timing timing() {
            var sums = new ArrayList<Long>(buckets.length);
            long sum = 0;
            for (var bucket : buckets) {
                sum += bucket.sum();
                sums.add(sum);
            }
            return new Timing(method, path, sums, nanos.sum() / NANOS_PER_SECOND);
        }
    }
}
