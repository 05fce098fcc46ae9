package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.call.CallScope;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;

class LogWriterTest {

    private static final Instant TIME = Instant.parse("2026-11-22T09:30:00.5Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private LogWriter writer() {
        return new LogWriter(
                line -> line.text(ZoneOffset.UTC, false),
                StandardCharsets.UTF_8,
                List.of(out),
                Ticker.system());
    }

    private static LogRecord event(Level level, String message, Object... parameters) {
        var event = new LogRecord(level, message);
        event.setInstant(TIME);
        event.setLoggerName("com.shop.user.UserServiceImpl");
        event.setParameters(parameters);
        return event;
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineHasTimeLevelLoggerRequestIdAndMessage() {
        var writer = writer();
        var scope =
                new CallScope(
                        "id-7", OptionalLong.empty(), Optional.empty(), Optional.empty(), Map.of());
        scope.call(
                () -> {
                    writer.publish(event(Level.INFO, "it's user {0} on port {1}", "ann", 6060));
                    return null;
                });
        writer.publish(event(Level.WARNING, "outside of {calls} {5}"));
        writer.flush();
        assertThat(written())
                .isEqualTo(
                        """
                        2026-11-22 09:30:00.500 INFO  UserServiceImpl [id-7]: it's user ann on port 6060
                        2026-11-22 09:30:00.500 WARN  UserServiceImpl: outside of {calls} {5}
                        """);
    }

    @Test
    void parametersAreReadBeforeTheyCanChange() {
        var writer = writer();
        var changing = new StringBuilder("before");
        writer.publish(event(Level.INFO, "{0}", changing));
        changing.append(" and after");
        writer.flush();
        assertThat(written()).endsWith(": before\n");
    }

    @Test
    void aFailureIsWrittenWithItsStackTrace() {
        var writer = writer();
        var event = event(Level.SEVERE, "failed");
        event.setThrown(new IllegalStateException("why"));
        writer.publish(event);
        writer.flush();
        assertThat(written())
                .contains(
                        "ERROR UserServiceImpl: failed\n"
                                + "java.lang.IllegalStateException: why\n"
                                + "\tat ");
    }

    @Test
    void jsonLinesAreOneObjectEachWhateverTheySay() {
        var trace = Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        var said = "say \"hi\"\n\u0001 ü \\";
        var line = new LogLine(TIME, Level.FINE, "a.B", said, null, "id-7", trace);
        assertThat(line.json())
                .isEqualTo(
                        "{\"time\":\"2026-11-22T09:30:00.500Z\",\"level\":\"debug\","
                                + "\"logger\":\"a.B\",\"requestId\":\"id-7\","
                                + "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
                                + "\"spanId\":\"00f067aa0ba902b7\","
                                + "\"message\":\"say \\\"hi\\\"\\n\\u0001 ü \\\\\"}\n");
    }

    @Test
    void whenLinesComeTooFastTheUnimportantAreLeftOutAndCounted() throws Exception {
        var stuck = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var blocking =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] bytes) {
                        entered.countDown();
                        try {
                            stuck.await();
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        out.writeBytes(bytes);
                    }
                };
        var writer =
                new LogWriter(
                        line -> line.text(ZoneOffset.UTC, false),
                        StandardCharsets.UTF_8,
                        List.of(blocking),
                        Ticker.system());
        writer.publish(event(Level.INFO, "first"));
        entered.await();
        for (int i = 0; i < LogWriter.LINES_WAITING_MAX + 5; i++) {
            writer.publish(event(Level.INFO, "more"));
        }
        stuck.countDown();
        writer.flush();
        assertThat(written()).contains("5 lines were left out");
    }
}
