package io.doudou.interop;

import io.doudou.app.Application;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;

/** A node of a service as its user would start it: what the tests kill. */
final class ServiceNode {

    static final JsonCodec<String> TEXT = JsonCodec.of(JsonReader::string, JsonWriter::value);

    private ServiceNode() {}

    public static void main(String[] arguments) {
        Application.from(arguments)
                .serve(
                        Routes.of("hellosvc", ServiceNode.class)
                                .route(
                                        Route.of(
                                                "GetHello",
                                                "GET",
                                                "/hello",
                                                request -> Response.json(TEXT, "hello")))
                                .route(
                                        Route.of(
                                                "PostHello",
                                                "POST",
                                                "/hello",
                                                request -> Response.json(TEXT, "hello"))))
                .run();
    }
}
