package micro.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.app.Backbone;
import io.doudou.option.Settings;

import micro.Printed;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class StreamsTest {

    private static final String[] ALL = {"got 1", "got 2", "got 3", "sum 6", "echo 1", "echo 3"};

    @Test
    void valuesComeAndGoOneAfterAnother() {
        assertThat(Printed.by(Streams::main)).containsSubsequence(ALL);
    }

    @Test
    void thatIsTheSameBetweenTwoApplications() {
        assertThat(Printed.by(StreamsTest::callOverHttp)).containsSubsequence(ALL);
    }

    @Test
    void thatIsTheSameOverAnotherTransport() {
        assertThat(Printed.by(StreamsTest::callOverTransport)).containsSubsequence(ALL);
    }

    private static void callOverTransport(String... args) {
        var settings = Settings.load(args, Map.of(), Path.of(""));
        try (var backbone = Backbone.inMemory();
                var _ =
                        Application.with(settings, backbone)
                                .serve(StreamerRoutes.of(new Streams()))
                                .start();
                var caller = Application.with(settings, backbone)) {
            Streams.call(StreamerClient.of(caller.client("streamer")));
        }
    }

    private static void callOverHttp(String... args) {
        var service = Application.with(Settings.load(args, Map.of(), Path.of("")));
        try (var app = service.serve(StreamerRoutes.of(new Streams())).start();
                var caller =
                        Application.with(
                                Settings.load(
                                        args, Map.of("STREAMER", app.address()), Path.of("")))) {
            Streams.call(StreamerClient.of(caller.client("streamer")));
        }
    }
}
