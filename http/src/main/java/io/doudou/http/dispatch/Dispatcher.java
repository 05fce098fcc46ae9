package io.doudou.http.dispatch;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Handler;
import io.doudou.http.Headers;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.loop.HandlerThreads;
import io.doudou.http.loop.RoutePace;
import io.doudou.http.text.Encoded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Knows for each request what answers it: a route, or a refusal that goes through the same filters,
 * so that it has a request id and a line in the access log. Serves all threads.
 */
public final class Dispatcher {

    /** A body that is read whole while its request waits for new code. */
    private static final int HELD_BYTES_MAX = 16 << 20;

    /** Where remote procedure calls arrive, whatever the root path of the routes is. */
    public static final String CALLS = "/";

    /**
     * Instead of an answer: the request opens a stream, as programs of 2016 do it, which say so by
     * nothing but the procedure in the envelope (9.4). What the fields of the request lack to say
     * it was set. Who carries the request goes on with a stream; where none can be carried, this is
     * the answer.
     */
    public static final Response OPENS_STREAM =
            Response.of(
                    400,
                    "text/plain",
                    "a stream needs a connection of HTTP/1.1".getBytes(StandardCharsets.US_ASCII));

    private final RouteTable table = new RouteTable();
    private final Map<String, Endpoint> procedures = new HashMap<>();
    private final Map<String, Endpoint> calls = new HashMap<>();
    private RouteTable.@Nullable Found streams;
    private Function<FieldList, Optional<StreamForm>> forms = head -> Optional.empty();
    private BiFunction<String, FieldList, FramedCall> framedCalls = Dispatcher::noCall;
    private final Filters filters;
    private final HandlerThreads threads;
    private final String root;
    private final String scheme;
    private final RoutePace refusals;
    private final @Nullable Future<Dispatcher> next;

    /**
     * @param root the path in front of all routes
     * @param scheme of the server: {@code http} or {@code https}
     */
    public Dispatcher(
            List<Route> routes,
            Filters filters,
            HandlerThreads threads,
            String root,
            String scheme) {
        this(filters, threads, root, scheme, null);
        routes.forEach(this::add);
    }

    private Dispatcher(
            Filters filters,
            HandlerThreads threads,
            String root,
            String scheme,
            @Nullable Future<Dispatcher> next) {
        this.filters = filters;
        this.threads = threads;
        this.root = root;
        this.scheme = scheme;
        this.refusals = threads.pace("refusals");
        this.next = next;
    }

    /** A dispatcher without routes: each request waits for the dispatcher that answers it. */
    public Dispatcher holding(Future<Dispatcher> until) {
        return new Dispatcher(filters, threads, root, scheme, until);
    }

    private void add(Route route) {
        var endpoint =
                new Endpoint(
                        route,
                        filters.around(route),
                        threads.pace(route.name()),
                        Endpoint.intake(route));
        table.add(root + route.path(), endpoint);
        route.procedure().ifPresent(known -> add(known.name(), endpoint));
    }

    private void add(String procedure, Endpoint endpoint) {
        if (procedures.putIfAbsent(procedure, endpoint) != null) {
            throw new IllegalArgumentException("two routes answer to the procedure " + procedure);
        }
    }

    /**
     * An endpoint that no path leads to, behind the filters of all routes.
     *
     * @param before what becomes of a request in front of them
     */
    public Endpoint beside(Route route, UnaryOperator<Request> before) {
        var chain = filters.around(route);
        return new Endpoint(
                route,
                request -> chain.handle(before.apply(request)),
                threads.pace(route.name()),
                Endpoint.intake(route));
    }

    /** The endpoints that can be called as procedures, by the name of the procedure. */
    public Map<String, Endpoint> procedures() {
        return procedures;
    }

    /**
     * What answers a POST to the root path of the server when nobody takes calls there; or null.
     */
    public @Nullable Handler atRoot() {
        var found = table.find("POST", CALLS);
        return found == null ? null : found.endpoint().chain();
    }

    /**
     * Has {@code handler} answer each POST to a path of the server, whatever its root path is.
     * Before the first request.
     */
    public void takeCalls(String path, Handler handler) {
        var json = Optional.of(MediaType.ANY);
        var route = new Route("", "POST", path, json, json, handler);
        var pace = threads.pace("calls " + path);
        calls.put(path, new Endpoint(route, handler, pace, Endpoint.Intake.WHOLE));
    }

    /**
     * Has {@code handler} answer what is streamed to the root path. Before the first request.
     *
     * @param forms by the message that opens a stream, how its messages are written
     */
    public void takeStreams(Handler handler, Function<FieldList, Optional<StreamForm>> forms) {
        this.forms = forms;
        var items = Optional.of(MediaType.ITEMS);
        var route = new Route("", "POST", CALLS, items, items, handler);
        var endpoint = new Endpoint(route, handler, threads.pace("streams"), Endpoint.Intake.ITEMS);
        streams = new RouteTable.Found(endpoint, Map.of());
    }

    /**
     * Has calls with frames answered, at paths of their own. Before the first request.
     *
     * @param calls the call that a path and header fields open; throws a fault when there is none
     */
    public void takeFramedCalls(BiFunction<String, FieldList, FramedCall> calls) {
        framedCalls = calls;
    }

    private static FramedCall noCall(String path, FieldList headers) {
        throw new Fault(501, "procedure.unknown", "There is no procedure " + path + ".");
    }

    /**
     * The call with frames that a request opens.
     *
     * @throws Fault 501 when there is no such procedure, 503 while new code is awaited
     */
    public FramedCall framedCall(String path, FieldList headers) {
        if (next != null) {
            throw new Fault(503, "code.changing", "The server changes its code; ask again.");
        }
        return framedCalls.apply(path, headers);
    }

    /** How the messages of a stream are written that is opened so; empty: they are bare JSON. */
    public Optional<StreamForm> streamForm(FieldList opening) {
        return forms.apply(opening);
    }

    /** What answers a streamed call; null when nobody does. */
    public RouteTable.@Nullable Found streams() {
        return streams;
    }

    /**
     * What answers {@code method} at {@code target}.
     *
     * @throws Fault 400 when the path cannot be decoded
     */
    public RouteTable.Found find(String method, Target target) {
        if (next != null) {
            return held(method, target, next);
        }
        var path = target.path();
        var call = method.equals("POST") ? calls.get(path) : null;
        if (call != null) {
            return new RouteTable.Found(call, Map.of());
        }
        var found = table.find(method, path);
        return found != null ? found : otherwise(method, target, table.place(path));
    }

    private RouteTable.Found held(String method, Target target, Future<Dispatcher> until) {
        Handler handler = request -> await(until).taken(method, target, request);
        var answer = Optional.of(MediaType.ANY);
        var route = new Route("", method, "", Optional.empty(), answer, handler);
        var pace = threads.pace("held");
        return new RouteTable.Found(
                new Endpoint(route, handler, pace, Endpoint.Intake.STREAMED), Map.of());
    }

    private static Dispatcher await(Future<Dispatcher> until) throws InterruptedException {
        try {
            return until.get();
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof Fault fault
                    ? fault
                    : new IllegalStateException(refused);
        }
    }

    /** Answers a request that another dispatcher has held. */
    private Response taken(String method, Target target, Request held) throws Exception {
        var found = find(method, target);
        var body = found.endpoint().intake() == Endpoint.Intake.WHOLE ? whole(held) : held.body();
        var request = request(method, target, found, held.headers(), body, held.remoteAddress());
        return found.endpoint().chain().handle(request);
    }

    private static Body whole(Request held) throws IOException {
        if (!(held.body() instanceof Body.Stream stream)) {
            return held.body();
        }
        var bytes = stream.content().readNBytes(HELD_BYTES_MAX + 1);
        if (bytes.length > HELD_BYTES_MAX) {
            throw new Fault(413, "body.too-large", "The body is too large to wait.");
        }
        return new Body.Bytes(bytes);
    }

    /** A request to the server as a whole, wrong verb, wrong slash, or nothing here. */
    private RouteTable.Found otherwise(
            String method, Target target, RouteTable.@Nullable Place place) {
        if (target.path().equals("*")) {
            return answering(method, request -> Response.noContent());
        }
        if (place != null) {
            return method.equals("OPTIONS")
                    ? answering(method, options(place.allow()))
                    : answering(method, notAllowed(place.allow()));
        }
        return answering(method, missing(target));
    }

    /** An endpoint that only refuses, behind the filters that all requests pass. */
    public RouteTable.Found refusing(String method, Fault fault) {
        return answering(method, refusal(fault));
    }

    private static Handler refusal(Fault fault) {
        return request -> {
            throw fault;
        };
    }

    private RouteTable.Found answering(String method, Handler handler) {
        var route = new Route("", method, "", Optional.empty(), Optional.empty(), handler);
        var endpoint =
                new Endpoint(
                        route,
                        filters.aroundRefusal(route, handler),
                        refusals,
                        Endpoint.Intake.DROPPED);
        return new RouteTable.Found(endpoint, Map.of());
    }

    private static Handler options(String allow) {
        return request -> Response.noContent().with("Allow", allow);
    }

    private Handler notAllowed(String allow) {
        var fault =
                new Fault(405, "method.not-allowed", "Only " + allow + " can be asked for here.");
        return request -> filters.response(fault, request).with("Allow", allow);
    }

    /** A path that differs from a route only by its last slash leads there (go-doudou). */
    private Handler missing(Target target) {
        var path = target.path();
        var other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        if (other.isEmpty() || table.place(other) == null) {
            return refusal(new Fault(404, "route.unknown", "There is nothing at this path."));
        }
        var location = target.query().isEmpty() ? other : other + "?" + target.query();
        return request -> Response.of(301).with("Location", location);
    }

    /**
     * Answers a call that stays in the process, on the calling thread, behind the same filters.
     *
     * @param target path with the root path, and query, encoded as on the wire
     */
    public Response dispatch(String method, String target, Headers headers, Body body)
            throws Exception {
        var at = Target.of(target);
        var found = found(method, at);
        var request = request(method, at, found, headers, body, "memory");
        return found.endpoint().chain().handle(request);
    }

    private RouteTable.Found found(String method, Target target) {
        try {
            return find(method, target);
        } catch (Fault refusal) {
            return refusing(method, refusal);
        }
    }

    public Request request(
            String method,
            Target target,
            RouteTable.Found found,
            Headers headers,
            Body body,
            String remoteAddress) {
        var path = target.path();
        var below = path.startsWith(root) ? path.substring(root.length()) : path;
        return new Request(
                method,
                decoded(below),
                target.query(),
                found.variables(),
                headers,
                body,
                remoteAddress,
                scheme);
    }

    /** A path that cannot be decoded was refused, and stays as it is in the refusal. */
    private static String decoded(String path) {
        try {
            return Encoded.path(path);
        } catch (Fault broken) {
            return path;
        }
    }

    public String root() {
        return root;
    }
}
