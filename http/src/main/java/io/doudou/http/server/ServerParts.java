package io.doudou.http.server;

import io.doudou.http.Filter;
import io.doudou.http.HttpOptions;
import io.doudou.http.Route;
import io.doudou.http.dispatch.Around;
import io.doudou.http.dispatch.Dispatcher;
import io.doudou.http.dispatch.FaultResponses;
import io.doudou.http.dispatch.Filters;
import io.doudou.http.filter.AccessLog;
import io.doudou.http.filter.Compression;
import io.doudou.http.filter.Cors;
import io.doudou.http.filter.Deadline;
import io.doudou.http.filter.ProxyHeaders;
import io.doudou.http.filter.RequestIds;
import io.doudou.http.filter.Scope;
import io.doudou.http.filter.UploadFilter;
import io.doudou.http.form.BodyBudget;
import io.doudou.http.loop.HandlerThreads;
import io.doudou.http.text.AddressRanges;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What all exchanges of one server share, and what calls within the process use without a server.
 *
 * @param dispatcher what answers which request
 * @param threads who carries handlers
 * @param limits how much and how long
 * @param deadline how long a caller waits
 * @param ids names for requests
 * @param faults answers to requests that failed
 * @param budget memory for request bodies
 */
public record ServerParts(
        Dispatcher dispatcher,
        HandlerThreads threads,
        HttpLimits limits,
        Deadline deadline,
        RequestIds ids,
        FaultResponses faults,
        BodyBudget budget) {

    /**
     * Puts a server together.
     *
     * @param around what programs and surfaces put around handlers
     */
    public static ServerParts of(
            Settings settings, Ticker ticker, List<Route> routes, Around around) {
        var limits = HttpLimits.of(settings);
        var deadline = new Deadline(limits.requestNanos());
        var ids = new RequestIds(new Random().nextLong());
        var faults = new FaultResponses(settings.get(HttpOptions.CANCELLED_STATUS));
        var threads = new HandlerThreads(settings.get(HandlerThreads.THREADS), ticker);
        var builtIn = builtIn(settings, ticker, new Scope(ticker, deadline, ids));
        var budget = new BodyBudget(settings.get(HttpOptions.BODIES_BYTES_MAX));
        var uploads = UploadFilter.of(settings, budget);
        var itemBytesMax = Math.toIntExact(limits.bodyBytesMax());
        var root = settings.get(HttpOptions.ROUTE_ROOT_PATH);
        var filters = new Filters(around, builtIn, root, uploads, faults, itemBytesMax);
        var scheme = settings.get(HttpOptions.TLS_CERTIFICATE).isEmpty() ? "http" : "https";
        return new ServerParts(
                new Dispatcher(routes, filters, threads, root, scheme),
                threads,
                limits,
                deadline,
                ids,
                faults,
                budget);
    }

    /** The order of go-doudou (11.3), with the client's address first, so that the log has it. */
    private static List<Filter> builtIn(Settings settings, Ticker ticker, Scope scope) {
        var filters = new ArrayList<Filter>();
        var proxies = AddressRanges.of(settings.get(HttpOptions.TRUSTED_PROXIES));
        if (!proxies.isEmpty()) {
            filters.add(new ProxyHeaders(proxies));
        }
        if (settings.get(HttpOptions.ACCESS_LOG)) {
            filters.add(new AccessLog(ticker));
        }
        filters.add(scope);
        if (settings.get(HttpOptions.COMPRESSION)) {
            filters.add(new Compression(settings.get(HttpOptions.COMPRESSION_BYTES_MIN)));
        }
        var cors = new Cors(settings);
        if (!cors.isOff()) {
            filters.add(cors);
        }
        return filters;
    }

    /** The same parts with another dispatcher. */
    public ServerParts with(Dispatcher other) {
        return new ServerParts(other, threads, limits, deadline, ids, faults, budget);
    }
}
