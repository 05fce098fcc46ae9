package micro.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
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
