package micro;

import io.doudou.app.Application;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Applications of this process that find each other by gossip, on loopback. */
public final class Cluster implements AutoCloseable {

    private static final Duration FOUND_MAX = Duration.ofSeconds(10);

    private final int seed = freePort();
    private final Deque<Application> members = new ArrayDeque<>();

    /** One more application, not started. */
    public Application join(String... more) {
        var first = members.isEmpty();
        var arguments = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", "0"));
        arguments.addAll(List.of("--mode", "micro", "--mem-name", "node-" + members.size()));
        arguments.addAll(List.of("--mem-bind", "127.0.0.1", "--mem-host", "127.0.0.1"));
        arguments.addAll(List.of("--mem-port", first ? "" + seed : "0"));
        arguments.addAll(first ? List.of() : List.of("--mem-seed", "127.0.0.1:" + seed));
        arguments.addAll(Arrays.asList(more));
        var member =
                Application.with(
                        Settings.load(arguments.toArray(String[]::new), Map.of(), Path.of("")));
        members.push(member);
        return member;
    }

    /** Calls until so many different nodes have answered, and says which. */
    public static List<String> nodes(int count, Supplier<String> call) throws InterruptedException {
        var time = Ticker.system();
        var endNanos = time.nanos() + FOUND_MAX.toNanos();
        var found = new TreeSet<String>();
        while (found.size() < count) {
            if (time.nanos() > endNanos) {
                throw new AssertionError("only found " + found);
            }
            try {
                found.add(call.get());
            } catch (Unreachable notYet) {
                time.sleep(Duration.ofMillis(50));
            }
        }
        return List.copyOf(found);
    }

    @Override
    public void close() {
        members.forEach(Application::close);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
