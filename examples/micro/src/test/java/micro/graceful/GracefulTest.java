package micro.graceful;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.option.Settings;

import micro.Program;
import micro.greeter.Greeter.HelloRequest;
import micro.greeter.Greeter.HelloResponse;
import micro.greeter.GreeterClient;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class GracefulTest {

    @Test
    void aRunningRequestIsAnsweredAfterSigterm() throws Exception {
        try (var service = Program.serve(Graceful.class);
                var caller = application(Map.of("GREETER", service.address()))) {
            var greeter = GreeterClient.of(caller.client("greeter"));
            var answer =
                    CompletableFuture.supplyAsync(() -> greeter.hello(new HelloRequest("John")));
            service.expect("working for John");
            service.terminate();
            assertThat(answer.get()).isEqualTo(new HelloResponse("Hello John, done"));
            assertThat(service.status()).isZero();
        }
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(Settings.load(new String[0], environment, Path.of("")));
    }
}
