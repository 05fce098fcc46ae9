package io.doudou.benchmarks;

import io.doudou.app.Application;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Question: how many calls fail when one of two nodes of a service is killed? Both are called by
 * remote procedure calls at fixed addresses; two nodes of go-micro at the same time by its client.
 */
final class RpcKill {

    private static final int RATE = 100;

    private final RpcPlan plan;

    RpcKill(RpcPlan plan) {
        this.plan = plan;
    }

    /** Calls that failed of those that were made; of ours the first failures, too. */
    record Outcome(
            long made,
            long failed,
            long originalMade,
            long originalFailed,
            List<String> failures) {}

    Outcome measure() throws IOException {
        try (var kept = ours();
                var killed = ours();
                var originalKept = MicroProgram.users();
                var originalKilled = MicroProgram.users()) {
            var addresses =
                    "mucp://%s,mucp://%s"
                            .formatted(MicroProgram.address(kept), MicroProgram.address(killed));
            try (var application = Application.with(OneCaller.calling(addresses));
                    var calls = calls(application)) {
                var original = steady(originalKept, originalKilled);
                pause(plan.kill().dividedBy(4));
                killed.signal("KILL");
                originalKilled.signal("KILL");
                pause(plan.kill().dividedBy(4).multipliedBy(3));
                calls.stop();
                var numbers = original.join();
                return new Outcome(
                        calls.made(),
                        calls.failed() + calls.unknown(),
                        (long) numbers[0],
                        (long) numbers[1],
                        calls.failures());
            }
        }
    }

    private static SteadyCalls calls(Application application) {
        var users = UserServiceClient.of(application.client("usersvc"));
        users.getUser(1);
        return new SteadyCalls(users, RATE);
    }

    private static ServerProcess ours() {
        return ServerProcess.start(
                "users", List.of(), Map.of("GDD_HOST", "127.0.0.1"), Ask.getUser());
    }

    private CompletableFuture<double[]> steady(ServerProcess kept, ServerProcess killed) {
        var nodes = MicroProgram.address(kept) + "," + MicroProgram.address(killed);
        var seconds = Long.toString(plan.kill().toSeconds());
        return CompletableFuture.supplyAsync(
                () ->
                        MicroProgram.numbers(
                                "steady",
                                "--nodes",
                                nodes,
                                "--seconds",
                                seconds,
                                "--rate",
                                "" + RATE));
    }

    private static void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
