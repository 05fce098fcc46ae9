package io.doudou.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;

import io.doudou.gossip.Cluster;
import io.doudou.gossip.ClusterApplication;
import io.doudou.gossip.Member;
import io.doudou.gossip.wire.Bytes;
import io.doudou.option.Settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The members of one cluster in this process, driven line by line: each command is answered with
 * one number: seconds, which are infinite when not all knew in the end. {@code nodes.go}
 * understands the same.
 */
final class GossipNodes {

    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    /** News that took no way to a member wait for the next full exchange; nobody waits for that. */
    private static final long KNOWN_MAX_NANOS = Duration.ofSeconds(20).toNanos();

    /** Held, because the system forgets loggers that nobody holds. */
    private static final Logger LOGGER = Logger.getLogger("io.doudou.gossip");

    private final List<Cluster> all = new ArrayList<>();
    private final Map<String, String> profile;
    private final Bytes meta;
    private final LongAdder received = new LongAdder();
    private int number;

    private GossipNodes(String profile, Bytes meta) {
        this.profile = Map.of("GDD_MEM_PROFILE", profile);
        this.meta = meta;
    }

    /**
     * Obeys until the standard input ends.
     *
     * @param arguments the profile, and the metadata of each node
     */
    static void run(String[] arguments) throws IOException {
        // The library beside it discards its lines, too.
        LOGGER.setLevel(Level.OFF);
        var nodes = new GossipNodes(arguments[0], Bytes.of(arguments[1]));
        var commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(nodes.obey(line.split(" ")));
        }
    }

    private double obey(String[] words) {
        var begin = System.nanoTime();
        switch (words[0]) {
            case "burst" -> start(Integer.parseInt(words[1]));
            case "join" -> start(1);
            case "crash" -> all.removeLast().abandon();
            case "stop" -> stop();
            case "port" -> {
                return all.getFirst().self().address().port();
            }
            case "received" -> {
                return received.sum();
            }
            case "allocated" -> {
                return allocatedBytes();
            }
            case "heap" -> {
                return heapBytes();
            }
            default -> throw new IllegalArgumentException("no command: " + words[0]);
        }
        var allKnow = awaitAll(begin + KNOWN_MAX_NANOS);
        return allKnow ? (System.nanoTime() - begin) / 1e9 : Double.POSITIVE_INFINITY;
    }

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            start();
        }
    }

    private void start() {
        var chosen = new HashMap<>(profile);
        chosen.put("GDD_MEM_NAME", "node-" + number++);
        chosen.put("GDD_MEM_HOST", "127.0.0.1");
        chosen.put("GDD_MEM_BIND", "127.0.0.1");
        if (!all.isEmpty()) {
            var port = all.getFirst().self().address().port();
            chosen.put("GDD_MEM_SEED", "127.0.0.1:" + port);
        }
        var settings = Settings.load(new String[0], chosen, Path.of("."));
        all.add(Cluster.with(settings).meta(meta).application(new Counting()).start());
    }

    private void stop() {
        all.forEach(Cluster::abandon);
        all.clear();
    }

    private boolean awaitAll(long endNanos) {
        while (!all.stream().allMatch(this::seesAll)) {
            if (System.nanoTime() > endNanos) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private boolean seesAll(Cluster one) {
        return one.members().stream().filter(Member::isPresent).count() == all.size();
    }

    /** By all threads since the start of the process, those included that have ended. */
    private static double allocatedBytes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getTotalThreadAllocatedBytes();
    }

    private static double heapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Counts what members' applications are sent. */
    private final class Counting implements ClusterApplication {

        @Override
        public void received(Bytes payload) {
            received.increment();
        }
    }
}
