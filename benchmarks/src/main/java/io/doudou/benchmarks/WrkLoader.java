package io.doudou.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Load from the program {@code wrk}. */
final class WrkLoader implements Loader {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern FAILURE = Pattern.compile("Non-2xx.*|Socket errors.*");

    /** A server that is not warm yet, on a busy machine, may take this long. */
    private static final String ANSWER_MAX = "10s";

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().waitFor() >= 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public String name() {
        return "wrk -t1 -c" + CONNECTIONS;
    }

    @Override
    public Load run(int port, Ask ask, Duration duration) {
        try {
            var script = Files.createTempFile("ask", ".lua");
            try {
                Files.writeString(script, script(ask));
                return parse(output(script.toString(), port, ask, duration));
            } finally {
                Files.delete(script);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String script(Ask ask) {
        return "wrk.method = '%s'\nwrk.body = '%s'\nwrk.headers['Content-Type'] = '%s'\n"
                .formatted(ask.method(), ask.body(), "application/json");
    }

    private static String output(String script, int port, Ask ask, Duration duration)
            throws IOException {
        var process =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c" + CONNECTIONS,
                                "-d" + duration.toSeconds() + "s",
                                "--latency",
                                "--timeout",
                                ANSWER_MAX,
                                "-s",
                                script,
                                "http://127.0.0.1:" + port + ask.path())
                        .redirectErrorStream(true)
                        .start();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(duration.plusSeconds(10).toSeconds(), TimeUnit.SECONDS);
            return text;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    static Load parse(String text) {
        if (FAILURE.matcher(text).find() || !REQUESTS.matcher(text).find()) {
            throw new IllegalStateException("the load failed:\n" + text);
        }
        return new Load(
                Long.parseLong(find(REQUESTS, text).group(1)),
                Double.parseDouble(find(PER_SECOND, text).group(1)),
                duration(find(MEDIAN, text)),
                duration(find(P99, text)));
    }

    private static MatchResult find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + pattern + " in\n" + text));
    }

    private static Duration duration(MatchResult match) {
        var nanosPerUnit =
                switch (match.group(2)) {
                    case "us" -> 1e3;
                    case "ms" -> 1e6;
                    default -> 1e9;
                };
        return Duration.ofNanos((long) (Double.parseDouble(match.group(1)) * nanosPerUnit));
    }
}
