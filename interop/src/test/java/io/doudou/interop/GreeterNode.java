package io.doudou.interop;

import static io.doudou.interop.Commands.report;

import io.doudou.app.Application;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
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

import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Java program as its user would start it, whose settings say where services meet: {@code serve}
 * offers the greeter, {@code call} calls it for each line, which is a name, and reports {@code
 * answer GREETING} or {@code error WHY}. The line {@code footprint} is answered with what the
 * process holds, and {@code end} ends it in an orderly way, as the end of its input does.
 */
final class GreeterNode {

    static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private GreeterNode() {}

    public static void main(String[] arguments) throws IOException {
        try (var application = Application.from()) {
            if (arguments[0].equals("serve")) {
                application.serve(greeter());
            }
            application.start();
            report("ready\t" + application.address());
            Commands.obey(line -> report(answer(application.client("greeter"), line)));
        }
    }

    static Routes greeter() {
        return Routes.of("greeter", GreeterNode.class)
                .route(
                        Route.of("Hello", "POST", "/hello", GreeterNode::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY))
                .route(
                        Route.of("Count", "POST", "/count", GreeterNode::count)
                                .consuming(MediaType.JSON)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Count", Passing.BODY))
                .route(
                        Route.of("Chat", "POST", "/chat", GreeterNode::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Chat", Passing.BODY))
                // What the generator would have written.
                .documented(GreeterNode.class::getResourceAsStream);
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        return Response.json(TEXTS, greeting("Hello " + body.get("name") + " of Java"));
    }

    /** Streams as many greetings as the name says. */
    static Response count(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        var numbers = IntStream.rangeClosed(1, Integer.parseInt(body.get("name"))).boxed();
        return Response.items(
                request, TEXTS, Source.of(numbers.map(each -> greeting("" + each)).toList()));
    }

    /** Answers each name but {@code wait}, until one is {@code bye}, or {@code no}: a fault. */
    static Response chat(Request request) {
        var names = Input.of(request).items("names", TEXTS);
        Source<Map<String, String>> answers =
                Source.from(
                        sink -> {
                            for (var name : names) {
                                switch (name.getOrDefault("name", "")) {
                                    case "bye" -> {
                                        return;
                                    }
                                    case "no" -> throw new Fault(403, "no", "I will not");
                                    case "wait" -> {}
                                    case String each -> sink.put(greeting("Hello " + each));
                                }
                            }
                        });
        return Response.items(request, TEXTS, answers);
    }

    static Map<String, String> greeting(String text) {
        return Map.of("greeting", text);
    }

    /** The greeting for a name. */
    static String hello(ServiceClient greeter, String name) {
        var call =
                Call.of("Hello", "POST", "/hello")
                        .idempotent()
                        .procedure("Greeter.Hello", Passing.BODY)
                        .body("request", TEXTS, Map.of("name", name));
        return greeter.json(call, TEXTS).get("greeting");
    }

    private static String answer(ServiceClient greeter, String line) {
        try {
            return line.equals("footprint")
                    ? Footprint.now().line()
                    : "answer\t" + hello(greeter, line);
        } catch (ServiceException failure) {
            return "error\t" + failure.getMessage();
        }
    }
}
