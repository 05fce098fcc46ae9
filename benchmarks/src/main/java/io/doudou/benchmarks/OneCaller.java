package io.doudou.benchmarks;

import io.doudou.app.Application;
import io.doudou.option.Settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Question: how long does one call take, when there is one caller and so one connection? Ours and
 * go-micro's take turns.
 */
final class OneCaller {

    private static final PageQuery QUERY =
            new PageQuery("name like any of the usual ones, padded to a hundred bytes", 3, 10);

    /** More calls than any turn has; room for them all keeps collections out of the figures. */
    private static final int CALLS_MAX = 1_000_000;

    private final long[] nanos = new long[CALLS_MAX];
    private final RpcPlan plan;
    private final Consumer<String> tell;

    OneCaller(RpcPlan plan, Consumer<String> tell) {
        this.plan = plan;
        this.tell = tell;
    }

    /** Medians over all turns, in microseconds. */
    record Latency(double p50, double p99) {
        private static Latency median(List<Latency> turns) {
            return new Latency(
                    Figures.median(turns.stream().map(Latency::p50).toList()),
                    Figures.median(turns.stream().map(Latency::p99).toList()));
        }
    }

    /** Ours and theirs. */
    record Outcome(Latency ours, Latency original) {}

    Outcome measure(ServerProcess users, ServerProcess originalUsers) {
        try (var application = Application.with(calling("mucp://" + MicroProgram.address(users)))) {
            var client = UserServiceClient.of(application.client("usersvc"));
            turn(client);
            var ours = new ArrayList<Latency>();
            var originals = new ArrayList<Latency>();
            for (int i = 0; i < plan.slices(); i++) {
                tell.accept("one caller: turn " + (i + 1) + " of " + plan.slices());
                ours.add(turn(client));
                originals.add(original(originalUsers));
            }
            return new Outcome(Latency.median(ours), Latency.median(originals));
        }
    }

    /** Settings of a program that finds the users at these addresses. */
    static Settings calling(String addresses) {
        return Settings.load(new String[0], Map.of("USERSVC", addresses), Path.of(""));
    }

    /** On a virtual thread, as most callers are. */
    private Latency turn(UserService users) {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(() -> calls(users)).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("the calls failed", failure);
        }
    }

    private Latency calls(UserService users) {
        int count = 0;
        var end = System.nanoTime() + plan.calls().toNanos();
        for (var begin = System.nanoTime(); begin < end && count < CALLS_MAX; count++) {
            users.pageUsers(QUERY);
            var now = System.nanoTime();
            nanos[count] = now - begin;
            begin = now;
        }
        Arrays.sort(nanos, 0, count);
        return new Latency(nanos[count / 2] / 1e3, nanos[(int) (count * 0.99)] / 1e3);
    }

    private Latency original(ServerProcess users) {
        var seconds = Long.toString(Math.max(1, plan.calls().toSeconds()));
        var numbers =
                MicroProgram.numbers(
                        "calls", "--nodes", MicroProgram.address(users), "--seconds", seconds);
        return new Latency(numbers[0], numbers[1]);
    }
}
