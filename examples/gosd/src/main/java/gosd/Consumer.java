package gosd;

import io.doudou.gosd.Gosd;
import io.doudou.gosd.RedisDriver;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.SplittableRandom;

/** Asks ten times who the provider is: with two of them the answers alternate. */
public final class Consumer {

    private Consumer() {}

    // region: consumer
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var redis = new RedisDriver(Gosd.environment(), Ticker.system(), new SplittableRandom());
        try (var gosd = Gosd.fromEnvironment();
                var http = HttpClient.newHttpClient()) {
            gosd.start("consumer", "http://localhost:fake", redis);
            gosd.get();
            for (int i = 0; i < 10; i++) {
                var ping = URI.create(gosd.iterateServiceRoute("provider") + "/ping");
                var request = HttpRequest.newBuilder(ping).build();
                System.out.println(http.send(request, BodyHandlers.ofString()).body());
            }
        }
    }
    // endregion
}
