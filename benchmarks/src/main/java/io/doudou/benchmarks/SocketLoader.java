package io.doudou.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Load from plain sockets, for a machine without {@code wrk}. It takes more of the machine's CPU,
 * so requests per second come out lower; CPU per request of the server does not depend on it.
 */
final class SocketLoader implements Loader {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "java sockets, " + CONNECTIONS + " connections";
    }

    @Override
    public Load run(int port, Ask ask, Duration duration) {
        var request = ask.bytes(port);
        var end = System.nanoTime() + duration.toNanos();
        var connections = new ArrayList<Callable<Latencies>>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(() -> connection(port, request, end));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new Latencies();
            for (var done : threads.invokeAll(connections)) {
                all.add(done.get());
            }
            return all.load(duration);
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("the load failed", failure);
        }
    }

    private static Latencies connection(int port, byte[] request, long end) throws IOException {
        var seen = new Latencies();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) ANSWER_MAX.toMillis());
            var in = new BufferedInputStream(socket.getInputStream());
            // At least once: on a busy machine the time may be over when the connection stands.
            var begin = System.nanoTime();
            do {
                socket.getOutputStream().write(request);
                readAnswer(in);
                var now = System.nanoTime();
                seen.add(now - begin);
                begin = now;
            } while (begin < end);
        }
        return seen;
    }

    private static void readAnswer(InputStream in) throws IOException {
        var status = readLine(in);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException("answered " + status);
        }
        long length = 0;
        for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed within an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** How many answers took how long, in steps of 10 us up to 100 ms. */
    private static final class Latencies {
        private static final long STEP_NANOS = 10_000;
        private final long[] counts = new long[10_000];

        void add(long nanos) {
            counts[(int) Math.min(nanos / STEP_NANOS, counts.length - 1)]++;
        }

        void add(Latencies other) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
        }

        Load load(Duration duration) {
            long requests = 0;
            for (var count : counts) {
                requests += count;
            }
            var seconds = duration.toNanos() / 1e9;
            return new Load(requests, requests / seconds, at(0.5, requests), at(0.99, requests));
        }

        private Duration at(double share, long requests) {
            long below = 0;
            int step = 0;
            while (step < counts.length - 1 && below + counts[step] < share * requests) {
                below += counts[step++];
            }
            return Duration.ofNanos((step + 1) * STEP_NANOS);
        }
    }
}
