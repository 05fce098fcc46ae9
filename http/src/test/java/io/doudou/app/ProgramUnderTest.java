package io.doudou.app;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Option;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A small service for a process of its own. {@code /slow} answers when its input has ended. */
final class ProgramUnderTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static final Option<String> WORD =
            Option.text("SLOW_WORD", "done")
                    .where(text -> !text.contains(" "), "a word")
                    .about("What a slow request is answered with.");

    private ProgramUnderTest() {}

    public static void main(String[] arguments) {
        var entered = new CountDownLatch(1);
        var app = Application.from(arguments, WORD);
        var word = app.settings().get(WORD);
        var routes =
                Routes.of("slowsvc", ProgramUnderTest.class)
                        .route(Route.of("GetSlow", "GET", "/slow", request -> slow(entered, word)))
                        .route(Route.of("GetStuck", "GET", "/stuck", request -> stuck(entered)))
                        .route(Route.of("GetEntered", "GET", "/entered", request -> told(entered)));
        app.serve(routes).run();
    }

    private static Response slow(CountDownLatch entered, String word) throws IOException {
        entered.countDown();
        System.in.readAllBytes();
        return Response.json(TEXT, word);
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
