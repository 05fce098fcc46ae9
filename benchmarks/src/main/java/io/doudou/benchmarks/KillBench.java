package io.doudou.benchmarks;

import io.doudou.app.Application;
import io.doudou.app.ApplicationOptions;
import io.doudou.gossip.GossipOptions;
import io.doudou.option.Settings;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Question: how many calls fail when one of three nodes of a service is killed, or when all are
 * restarted one after the other?
 *
 * <p>Starts three nodes of one gossip cluster in processes of their own, joins them, and calls them
 * at a steady rate through the generated client. Prints {@code kill.calls}, {@code kill.failed} and
 * {@code kill.unknown}: calls that may have run but have no answer. The calls are repeatable.
 */
final class KillBench {

    private static final int NODES = 3;
    private static final int KILL_RATE = 200;
    private static final int ROLLING_RATE = 500;
    private static final Duration KILL_TIME = Duration.ofSeconds(60);
    private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(3);
    private static final Duration FOUND_MAX = Duration.ofSeconds(20);

    private final int seed;
    private final List<ServerProcess> nodes = new ArrayList<>();

    private KillBench(int seed) {
        this.seed = seed;
    }

    /**
     * Runs and prints.
     *
     * @param what {@code KILL}, {@code TERM} or {@code INT}, or {@code rolling}
     */
    static void run(String what) throws IOException {
        var bench = new KillBench(ServerProcess.freePort());
        try {
            bench.go(what);
        } finally {
            bench.nodes.forEach(ServerProcess::close);
        }
    }

    private void go(String what) throws IOException {
        for (int i = 0; i < NODES; i++) {
            nodes.add(node(i));
        }
        try (var application = Application.with(caller())) {
            var users = UserServiceClient.of(application.client("usersvc"));
            awaitFound(users);
            var isRolling = what.equals("rolling");
            try (var calls = new SteadyCalls(users, isRolling ? ROLLING_RATE : KILL_RATE)) {
                if (isRolling) {
                    restartAll();
                } else {
                    kill(what);
                }
                calls.stop();
                print(calls);
            }
        }
    }

    private void kill(String signal) throws IOException {
        pause(KILL_TIME.dividedBy(3));
        var victim = nodes.get(NODES - 1);
        System.out.println("kill -" + signal + " " + victim.pid());
        victim.signal(signal);
        pause(KILL_TIME.dividedBy(3).multipliedBy(2));
    }

    private void restartAll() throws IOException {
        for (int i = 0; i < NODES; i++) {
            pause(BETWEEN_RESTARTS);
            System.out.println("restart " + nodes.get(i).pid());
            nodes.get(i).close();
            nodes.set(i, node(i));
        }
        pause(BETWEEN_RESTARTS);
    }

    private ServerProcess node(int number) throws IOException {
        var environment =
                Map.of(
                        "GDD_HOST", "127.0.0.1",
                        "GDD_MODE", "micro",
                        "GDD_MEM_HOST", "127.0.0.1",
                        "GDD_MEM_BIND", "127.0.0.1",
                        "GDD_MEM_NAME", "node" + number,
                        "GDD_MEM_PORT", number == 0 ? "" + seed : "0",
                        "GDD_MEM_SEED", number == 0 ? "" : "127.0.0.1:" + seed,
                        "GDD_SERVICE_NAME", "usersvc");
        return ServerProcess.start("users", List.of(), environment, Ask.getUser());
    }

    private Settings caller() {
        return Settings.none()
                .with(ApplicationOptions.MODE, "micro")
                .with(GossipOptions.NAME, "caller")
                .with(GossipOptions.HOST, "127.0.0.1")
                .with(GossipOptions.BIND, "127.0.0.1")
                .with(GossipOptions.SEED, "127.0.0.1:" + seed);
    }

    private static void awaitFound(UserService users) {
        var end = System.nanoTime() + FOUND_MAX.toNanos();
        while (true) {
            try {
                users.getUser(1);
                return;
            } catch (RuntimeException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                pause(Duration.ofMillis(50));
            }
        }
    }

    private static void print(SteadyCalls calls) {
        calls.failures().forEach(failure -> System.out.println("  " + failure));
        System.out.println("kill.calls=" + calls.made());
        System.out.println("kill.failed=" + calls.failed());
        System.out.println("kill.unknown=" + calls.unknown());
        System.out.println("kill.slowest.ms=" + calls.slowest().toMillis());
    }

    private static void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
