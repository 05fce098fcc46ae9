package hello;

import static org.assertj.core.api.Assertions.assertThat;

import hello.HelloService.Greeting;

import io.doudou.app.Application;
import io.doudou.option.Settings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

class HelloTest {

    @Test
    void itGreetsThroughItsClientInTheSameProcess() {
        try (var app = start()) {
            var hello = HelloServiceClient.of(app.client("hellosvc"));

            assertThat(hello.getGreeting("Ada")).isEqualTo(new Greeting("Hello, Ada!"));
        }
    }

    @Test
    void itGreetsThroughItsClientInAnotherProcess() {
        try (var app = start();
                var other = application(Map.of("HELLOSVC", app.address()))) {
            var hello = HelloServiceClient.of(other.client("hellosvc"));

            assertThat(hello.getGreeting("Ada")).isEqualTo(new Greeting("Hello, Ada!"));
        }
    }

    @Test
    void itGreetsWhoeverSpeaksHttp() throws IOException, InterruptedException {
        try (var app = start();
                var http = HttpClient.newHttpClient()) {
            var uri = URI.create(app.address() + "/greeting?name=Ada");
            var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"text\":\"Hello, Ada!\"}");
        }
    }

    private static Application start() {
        return application(Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0"))
                .serve(HelloServiceRoutes.of(new Hello()))
                .start();
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(Settings.load(new String[0], environment, Path.of("")));
    }
}
