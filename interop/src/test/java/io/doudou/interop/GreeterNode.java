package io.doudou.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.app.Application;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.ServiceException;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;

/**
 * A Java program as its user would start it, whose settings say where services meet: {@code serve}
 * offers the greeter until its input ends, {@code call} calls it for each line, which is a name,
 * and reports {@code answer GREETING} or {@code error WHY}.
 */
final class GreeterNode {

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private GreeterNode() {}

    public static void main(String[] arguments) throws IOException {
        try (var application = Application.from();
                var input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            if (arguments[0].equals("serve")) {
                application.serve(greeter());
            }
            application.start();
            System.out.println("ready\t" + application.address());
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(call(application, line));
            }
        }
    }

    private static Routes greeter() {
        return Routes.of("greeter", GreeterNode.class)
                .route(
                        Route.of("Hello", "POST", "/hello", GreeterNode::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY));
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        return Response.json(TEXTS, Map.of("greeting", "Hello " + body.get("name") + " of Java"));
    }

    private static String call(Application application, String name) {
        var call =
                Call.of("Hello", "POST", "/hello")
                        .idempotent()
                        .procedure("Greeter.Hello", Passing.BODY)
                        .body("request", TEXTS, Map.of("name", name));
        try {
            var answer = application.client("greeter").json(call, TEXTS);
            return "answer\t" + answer.get("greeting");
        } catch (ServiceException failure) {
            return "error\t" + failure.getMessage();
        }
    }
}
