package io.doudou.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Question: what does an HTTP front cost that makes one call for each request? Three fronts in
 * turns: ours that calls by remote procedure calls, ours that calls by REST, and go-micro's; each
 * hands on a page of ten users of a user service of its own kind.
 */
final class RpcFronts {

    /**
     * A JVM compiles while it answers: on two busy cores a request took 1,500 us of CPU at first,
     * 200 after 20,000 requests, 90 after 80,000, and hardly less after 200,000, whatever the front
     * calls by. One that had answered fewer than the other would seem to cost more.
     */
    private static final int WARM_REQUESTS = 200_000;

    private static final int WARM_TURNS_MAX = 8;

    /** The first of the fronts, which are ours; a program in Go is compiled when it begins. */
    private static final int COMPILING = 2;

    private final RpcPlan plan;
    private final Loader loader;
    private final Consumer<String> tell;

    RpcFronts(RpcPlan plan, Loader loader, Consumer<String> tell) {
        this.plan = plan;
        this.loader = loader;
        this.tell = tell;
    }

    /**
     * What was read of the three.
     *
     * @param warmed how many requests each of them had answered before
     */
    record Outcome(Figures rpc, Figures rest, Figures original, List<Long> warmed) {}

    Outcome measure(ServerProcess users, ServerProcess originalUsers) {
        try (var rpc = front("mucp", users);
                var rest = front("http", users);
                var original = MicroProgram.gateway(originalUsers)) {
            var fronts = List.of(rpc, rest, original);
            var warmed = warmed(fronts);
            var slices = slices(fronts);
            return new Outcome(
                    figures("front, RPC", slices.get(0), rpc),
                    figures("front, REST", slices.get(1), rest),
                    figures("front, go-micro", slices.get(2), original),
                    warmed);
        }
    }

    /** In turns, until each has answered enough or a busy machine has had its time. */
    private List<Long> warmed(List<ServerProcess> fronts) {
        var answered = new ArrayList<>(Collections.nCopies(fronts.size(), 0L));
        for (int turn = 0; turn < WARM_TURNS_MAX && isCold(answered); turn++) {
            tell.accept("fronts: warm up, having answered " + answered);
            for (int i = 0; i < fronts.size(); i++) {
                if (answered.get(i) < WARM_REQUESTS && (turn == 0 || i < COMPILING)) {
                    var load = loader.run(fronts.get(i).port(), Ask.postPage(), plan.warm());
                    answered.set(i, answered.get(i) + load.requests());
                }
            }
        }
        return answered;
    }

    private static boolean isCold(List<Long> answered) {
        return answered.subList(0, COMPILING).stream().anyMatch(each -> each < WARM_REQUESTS);
    }

    private static ServerProcess front(String protocol, ServerProcess users) {
        var environment = new HashMap<>(Bench.SERVICE);
        environment.put("USERSVC", protocol + "://" + MicroProgram.address(users));
        return ServerProcess.start("front", List.of(), Map.copyOf(environment), Ask.postPage());
    }

    /** Forth and back, so that a machine that gets busier gets busier for all. */
    private List<List<Figures.Slice>> slices(List<ServerProcess> fronts) {
        var slices = new ArrayList<List<Figures.Slice>>();
        fronts.forEach(front -> slices.add(new ArrayList<>()));
        for (int turn = 0; turn < plan.slices(); turn++) {
            tell.accept("fronts: slice " + (turn + 1) + " of " + plan.slices());
            for (int i = 0; i < fronts.size(); i++) {
                int at = turn % 2 == 0 ? i : fronts.size() - 1 - i;
                slices.get(at).add(slice(fronts.get(at)));
            }
        }
        return slices;
    }

    private Figures.Slice slice(ServerProcess front) {
        var before = front.cpu();
        var load = loader.run(front.port(), Ask.postPage(), plan.slice());
        return new Figures.Slice(load, front.cpu().minus(before));
    }

    private static Figures figures(String name, List<Figures.Slice> slices, ServerProcess front) {
        return new Figures(name, slices, front.residentMb());
    }
}
