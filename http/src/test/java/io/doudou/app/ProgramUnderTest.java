package io.doudou.app;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A small service for a process of its own. {@code /slow} answers when its input has ended. */
final class ProgramUnderTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private ProgramUnderTest() {}

    public static void main(String[] arguments) {
        var entered = new CountDownLatch(1);
        var routes =
                Routes.of("slowsvc", ProgramUnderTest.class)
                        .route(Route.of("GetSlow", "GET", "/slow", request -> slow(entered)))
                        .route(Route.of("GetStuck", "GET", "/stuck", request -> stuck(entered)))
                        .route(Route.of("GetEntered", "GET", "/entered", request -> told(entered)));
        Application.from(arguments).serve(routes).run();
    }

    private static Response slow(CountDownLatch entered) throws IOException {
        entered.countDown();
        System.in.readAllBytes();
        return Response.json(TEXT, "done");
    }

    private static Response stuck(CountDownLatch entered) throws InterruptedException {
        entered.countDown();
        new CountDownLatch(1).await();
        return Response.noContent();
    }

    private static Response told(CountDownLatch entered) throws InterruptedException {
        entered.await();
        return Response.json(TEXT, "entered");
    }
}
