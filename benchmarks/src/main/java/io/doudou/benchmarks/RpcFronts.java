package io.doudou.benchmarks;

import java.util.ArrayList;
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

    private static final int WARM_REQUESTS = 40_000;
    private static final int WARM_UPS_MAX = 2;

    private final RpcPlan plan;
    private final Loader loader;
    private final Consumer<String> tell;

    RpcFronts(RpcPlan plan, Loader loader, Consumer<String> tell) {
        this.plan = plan;
        this.loader = loader;
        this.tell = tell;
    }

    /** What was read of the three. */
    record Outcome(Figures rpc, Figures rest, Figures original) {}

    Outcome measure(ServerProcess users, ServerProcess originalUsers) {
        try (var rpc = front("mucp", users);
                var rest = front("http", users);
                var original = MicroProgram.gateway(originalUsers)) {
            var fronts = List.of(rpc, rest, original);
            fronts.forEach(this::warmUp);
            var slices = slices(fronts);
            return new Outcome(
                    figures("front, RPC", slices.get(0), rpc),
                    figures("front, REST", slices.get(1), rest),
                    figures("front, go-micro", slices.get(2), original));
        }
    }

    /** On a busy machine a second time: half compiled code would be measured otherwise. */
    private void warmUp(ServerProcess front) {
        long answered = 0;
        for (int i = 0; i < WARM_UPS_MAX && answered < WARM_REQUESTS; i++) {
            tell.accept("fronts: warm up for " + plan.warm().toSeconds() + " s");
            answered += loader.run(front.port(), Ask.postPage(), plan.warm()).requests();
        }
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
