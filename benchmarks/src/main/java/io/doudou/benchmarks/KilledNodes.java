package io.doudou.benchmarks;

import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Question: how long after a node was killed does no client choose it any more, by what the
 * registry says? A client that calls it finds out at once, for itself. All is set as by default.
 */
final class KilledNodes {

    private static final int CLIENTS = 3;
    private static final String SERVICE = "usersvc";

    private KilledNodes() {}

    static void measure(SystemsPlan plan, Report report) throws IOException, InterruptedException {
        try (var systems = Systems.start(report)) {
            measure(systems, report);
        }
        LonelyNetwork.run(plan.lonely("killed"), report);
    }

    /** In all systems at the same time, since most of it is waiting. */
    static void measure(Systems systems, Report report) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seconds = new ArrayList<Future<Double>>();
            for (var meeting : systems.meetings()) {
                report.tell("kills a node, and waits until all know: " + meeting.name());
                seconds.add(threads.submit(() -> seconds(meeting)));
            }
            for (int i = 0; i < seconds.size(); i++) {
                report(systems.meetings().get(i).name(), result(seconds.get(i)), report);
            }
        }
    }

    private static void report(String name, double seconds, Report report) {
        report.line("%-9s no client chooses a killed node after %6.2f s", name, seconds);
        report.key("killed." + name + ".s", seconds);
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get(2 * SystemsPlan.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            future.cancel(true);
            throw new IllegalStateException("a killed node is not given up", failure);
        }
    }

    private static double seconds(Systems.Meeting meeting) throws Exception {
        var clients = new ArrayList<Registry>();
        try (var node = ServerProcess.whole("users", meeting.environment(0), Ask.getUser())) {
            for (int i = 1; i <= CLIENTS; i++) {
                clients.add(meeting.open(i));
            }
            var watches = clients.stream().map(client -> client.watch(SERVICE)).toList();
            awaitAll(watches, true);
            long killed = System.nanoTime();
            node.signal("KILL");
            awaitAll(watches, false);
            return (System.nanoTime() - killed) / 1e9;
        } finally {
            clients.forEach(Registry::close);
        }
    }

    /** One after the other: what the later ones have learned meanwhile is there at once. */
    private static void awaitAll(List<Watch> watches, boolean isChosen)
            throws InterruptedException {
        for (var watch : watches) {
            var known = watch.next().orElseThrow();
            while (known.stream().anyMatch(KilledNodes::isChosen) != isChosen) {
                known = watch.next().orElseThrow();
            }
        }
    }

    /** A suspect is chosen only while there is nobody else. */
    private static boolean isChosen(Service service) {
        return service.nodes().stream()
                .anyMatch(node -> !"suspect".equals(node.metadata().get("status")));
    }
}
