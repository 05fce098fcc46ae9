package io.doudou.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.service.Download;
import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

@Isolated("listens to a log that all servers of this process write")
class AccessLogTest {

    private static final Logger LOGGER = Logger.getLogger("io.doudou.http.access");

    private final ManualTicker ticker = new ManualTicker();
    private final List<String> lines = new ArrayList<>();
    private final Handler collector = new Collector();
    private boolean parents;

    @BeforeEach
    void listen() {
        parents = LOGGER.getUseParentHandlers();
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.INFO);
        LOGGER.addHandler(collector);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(collector);
        LOGGER.setLevel(null);
        LOGGER.setUseParentHandlers(parents);
    }

    private final class Collector extends Handler {
        @Override
        public void publish(LogRecord event) {
            lines.add(event.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Has the log see an answer that takes 1.25 ms. */
    private Response logged(String path, String query, Response answer) throws Exception {
        var request =
                new Request(
                        "GET",
                        path,
                        query,
                        Map.of(),
                        FieldList.of(),
                        Response.NO_BODY,
                        "10.0.0.7",
                        "http");
        return new AccessLog(ticker)
                .filter(
                        request,
                        passed -> {
                            ticker.advance(Duration.ofNanos(1_250_000));
                            return answer;
                        });
    }

    @Test
    void aLineTellsAddressMethodUrlStatusBytesAndDurationBetweenTabs() throws Exception {
        logged("/user", "id=7", Response.of(201, "text/plain", new byte[12]));
        logged("/user", "", Response.noContent());
        assertThat(lines)
                .containsExactly(
                        "10.0.0.7\tGET\t/user?id=7\t201\t12\t1.250ms",
                        "10.0.0.7\tGET\t/user\t204\t0\t1.250ms");
    }

    @Test
    void aStreamIsToldWhenItIsCompleteAndOnce() throws Exception {
        var answer = logged("/file", "", Response.download(Download.of("x", "x/y", new byte[3])));
        assertThat(lines).isEmpty();
        try (var content = ((Body.Stream) answer.body()).content()) {
            content.readAllBytes();
            ticker.advance(Duration.ofSeconds(2));
        }
        assertThat(lines).containsExactly("10.0.0.7\tGET\t/file\t200\t3\t2001.250ms");
    }

    @Test
    void nobodyWritesALineOfHisOwn() throws Exception {
        logged("/a\nb\t c", "", Response.noContent());
        assertThat(lines).containsExactly("10.0.0.7\tGET\t/a%0Ab%09 c\t204\t0\t1.250ms");
    }
}
