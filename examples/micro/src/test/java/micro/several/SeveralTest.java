package micro.several;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.app.Backbone;
import io.doudou.option.Settings;

import micro.greeter.Greeter.HelloRequest;
import micro.greeter.GreeterClient;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class SeveralTest {

    @Test
    void bothServicesAnswerOnOnePort() {
        try (var app = Several.serve(application(Map.of("GDD_HOST", "127.0.0.1"))).start();
                var caller =
                        application(Map.of("GREETER", app.address(), "FAREWELL", app.address()))) {
            check(caller);
        }
    }

    @Test
    void noPortIsNeededInOneProcess() {
        try (var backbone = Backbone.inMemory();
                var _ = Several.serve(Application.with(Settings.none(), backbone)).start();
                var caller = Application.with(Settings.none(), backbone)) {
            check(caller);
        }
    }

    private static void check(Application caller) {
        var greeter = GreeterClient.of(caller.client("greeter"));
        var farewell = FarewellClient.of(caller.client("farewell"));
        assertThat(greeter.hello(new HelloRequest("John")).greeting()).isEqualTo("Hello John");
        assertThat(farewell.bye("John")).isEqualTo("Bye John");
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(
                Settings.load(new String[] {"--port", "0"}, environment, Path.of("")));
    }
}
