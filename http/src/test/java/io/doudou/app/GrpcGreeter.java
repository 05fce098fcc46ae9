package io.doudou.app;

import io.doudou.call.CallScope;
import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.Problem;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;

import java.util.List;
import java.util.Map;

/** The service that is called over gRPC, and its client, as the generator would write them. */
final class GrpcGreeter {

    static final Fault REFUSAL =
            new Fault(404, "greeter.unknown", "there is <nobody> at 100 %")
                    .with("name", "nobody")
                    .withProblems(List.of(new Problem("name", "is no name")));

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private static final ServiceShapes SHAPES =
            ServiceShapes.of("greeter")
                    .record("Hello")
                    .field("name", Cardinality.ONE, FieldKind.STRING)
                    .procedure("Greeter.Hello", "Hello", "Hello")
                    .build();

    private GrpcGreeter() {}

    static Routes routes() {
        return Routes.of("greeter", GrpcGreeter.class)
                .route(
                        Route.of("Hello", "POST", "/hello", GrpcGreeter::answer)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY))
                .shaped(() -> SHAPES);
    }

    private static Response answer(Request request) {
        var input = Input.of(request);
        var name = input.body("request", TEXTS).getOrDefault("name", "");
        input.throwIfInvalid();
        return switch (name) {
            case "nobody" -> throw REFUSAL;
            case "me" -> {
                var metadata = CallScope.current().metadata();
                yield Response.json(TEXTS, Map.of("name", metadata.getOrDefault("x-user", "?")));
            }
            default -> Response.json(TEXTS, Map.of("name", name));
        };
    }

    static String hello(ServiceClient greeter, String name) {
        return greeter.json(call(name), TEXTS).getOrDefault("name", "");
    }

    private static Call call(String name) {
        return Call.of("Hello", "POST", "/hello")
                .procedure("Greeter.Hello", Passing.BODY, () -> SHAPES)
                .body("request", TEXTS, Map.of("name", name));
    }
}
