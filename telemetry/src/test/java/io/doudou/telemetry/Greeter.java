package io.doudou.telemetry;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import io.doudou.fault.Fault;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.stream.Source;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The service that tests call, and its client, as the generator would write them. */
final class Greeter {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private final UnaryOperator<String> greeting;
    private final AtomicInteger busy = new AtomicInteger(1);

    /**
     * @param greeting what is answered to a name that is none of those that fail
     */
    Greeter(UnaryOperator<String> greeting) {
        this.greeting = greeting;
    }

    Greeter() {
        this(name -> "Hello " + name);
    }

    Routes routes() {
        return Routes.of("greeter", Greeter.class)
                .route(
                        Route.of("Hello", "GET", "/hello/{name}", this::hello)
                                .procedure("Greeter.Hello", Passing.NAMED))
                .route(
                        Route.of("Count", "GET", "/count", Greeter::count)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Count", Passing.NAMED));
    }

    private Response hello(Request request) {
        var input = Input.of(request);
        var name = input.path("name").required(Scalar.STRING);
        input.throwIfInvalid();
        return switch (name) {
            case "nobody" -> throw new Fault(404, "greeter.unknown", "There is nobody.");
            case "bug" -> throw new IllegalStateException("a bug");
            case "patience" -> patience();
            default -> Response.json(TEXT, greeting.apply(name));
        };
    }

    /** Refuses the first time. */
    private Response patience() {
        if (busy.getAndDecrement() > 0) {
            throw new Fault(503, "greeter.busy", "Not now.");
        }
        return Response.json(TEXT, "at last");
    }

    private static Response count(Request request) {
        var input = Input.of(request);
        var to = input.query("to").required(Scalar.INT);
        input.throwIfInvalid();
        return Response.items(request, TEXT, Source.from(sink -> count(sink, to)));
    }

    /** Below zero there is no end, and to zero not even a begin. */
    private static void count(Source.Sink<String> sink, int to) throws Exception {
        if (to == 0) {
            new CountDownLatch(1).await();
        }
        for (int i = 1; to < 0 || i <= to; i++) {
            sink.put("number " + i);
        }
        if (to == 13) {
            throw new Fault(409, "count.unlucky", "No further.");
        }
    }

    static String hello(ServiceClient greeter, String name) {
        var call =
                Call.of("Hello", "GET", "/hello/{name}")
                        .procedure("Greeter.Hello", Passing.NAMED)
                        .path("name", Scalar.STRING, name);
        return greeter.json(call, TEXT);
    }

    static Source<String> count(ServiceClient greeter, int to) {
        var call =
                Call.of("Count", "GET", "/count")
                        .procedure("Greeter.Count", Passing.NAMED)
                        .query("to", Scalar.INT, to);
        return greeter.items(call, TEXT);
    }
}
