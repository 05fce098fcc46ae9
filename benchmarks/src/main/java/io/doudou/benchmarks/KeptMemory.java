package io.doudou.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Question: does a server keep something of each call for as long as the connection lives? Sends
 * calls over one connection, some at a time, and compares what is alive in the server's heap before
 * and after.
 */
final class KeptMemory {

    /** Calls that are on their way at the same time. */
    private static final int TOGETHER = 50;

    /** Calls before the first look, so that what is made once is there. */
    private static final int WARM = 10_000;

    /** A machine that is too busy for all calls makes fewer. */
    private static final Duration TIME_MAX = Duration.ofSeconds(60);

    private static final double KB = 1024;
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private KeptMemory() {}

    /**
     * @param calls that were made
     * @param kilobytes that are alive in the heap after them, and were not before; 0 when it shrank
     */
    record Kept(int calls, double kilobytes) {}

    /** What a server keeps of {@code calls}. */
    static Kept of(ServerProcess server, int calls) throws IOException {
        try (var connection = new Connection(server)) {
            connection.call(Math.min(WARM, calls / 4));
            var before = liveBytes(server);
            var made = connection.call(calls);
            return new Kept(made, Math.max(0, liveBytes(server) - before) / KB);
        }
    }

    /** What a full collection leaves. */
    private static double liveBytes(ServerProcess server) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var builder = new ProcessBuilder(jcmd, "" + server.pid(), "GC.class_histogram");
            var process = builder.redirectErrorStream(true).start();
            try (var out = process.getInputStream()) {
                return number(TOTAL, new String(out.readAllBytes(), UTF_8));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("this bench needs jcmd of the JDK", failure);
        }
    }

    private static double number(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + pattern + " in\n" + text));
    }

    /** One connection that speaks go-micro's header protocol. */
    private static final class Connection implements AutoCloseable {
        private static final String BODY = "{\"id\":7}";
        private final Socket socket;
        private long sent;
        private final BufferedInputStream in;

        Connection(ServerProcess server) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        }

        /** Makes so many calls, or as many as the time allows. */
        int call(int count) throws IOException {
            var end = System.nanoTime() + TIME_MAX.toNanos();
            int made = 0;
            while (made < count && System.nanoTime() < end) {
                var requests = new StringBuilder();
                for (int i = 0; i < TOGETHER; i++) {
                    requests.append(request());
                }
                socket.getOutputStream().write(requests.toString().getBytes(US_ASCII));
                for (int i = 0; i < TOGETHER; i++) {
                    answer();
                }
                made += TOGETHER;
            }
            return made;
        }

        /** With a number of its own, as callers do it. */
        private String request() {
            return """
            POST / HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            Micro-Service: usersvc\r
            Micro-Method: UserService.GetUser\r
            Micro-Endpoint: UserService.GetUser\r
            Micro-Id: %d\r
            Content-Length: %d\r
            \r
            %s\
            """
                    .formatted(++sent, BODY.length(), BODY);
        }

        private void answer() throws IOException {
            int length = 0;
            for (var line = line(); !line.isEmpty(); line = line()) {
                var lower = line.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring("content-length:".length()).strip());
                } else if (lower.startsWith("micro-error:") && !lower.endsWith(":")) {
                    throw new IOException("the call failed: " + line);
                }
            }
            in.skipNBytes(length);
        }

        private String line() throws IOException {
            var line = new StringBuilder(40);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
