package io.doudou.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Question: what does a gRPC call cost the server, beside a server on grpc-java by hand with the
 * same messages in the same run?
 */
final class GrpcSpeed {

    private static final int ROUNDS = 3;

    /** Rounds before the first: compilers take most of the time at first. */
    private static final int WARM_UPS = 4;

    private static final String SERVICE = "io.doudou.benchmarks.UserService/";

    private static final PageQuery TEN_USERS =
            new PageQuery(
                    "name like any of the usual ones, padded to a hundred bytes or so", 3, 10);

    private final SystemsPlan plan;
    private final Report report;
    private final int floorPort;
    private final ServerProcess floor;
    private final ServerProcess ours;

    private GrpcSpeed(
            SystemsPlan plan,
            Report report,
            int floorPort,
            ServerProcess floor,
            ServerProcess ours) {
        this.plan = plan;
        this.report = report;
        this.floorPort = floorPort;
        this.floor = floor;
        this.ours = ours;
    }

    static void measure(SystemsPlan plan, Report report) throws IOException, InterruptedException {
        var port = ServerProcess.freePort();
        var variables = Map.of(FloorGrpc.PORT, "" + port);
        try (var floor = ServerProcess.whole("floor-grpc", variables, Ask.getUser());
                var ours = ServerProcess.whole("users", Bench.SERVICE, Ask.getUser())) {
            var speed = new GrpcSpeed(plan, report, port, floor, ours);
            speed.duel("unary", "GetUser", FloorMessages.idBytes(7));
            speed.duel("page", "PageUsers", FloorMessages.queryBytes(TEN_USERS));
        }
    }

    /** In turns, so that both see the same machine. */
    private void duel(String name, String method, byte[] request) throws InterruptedException {
        report.tell(name + " calls of ours and of grpc-java in turns");
        try (var load = new GrpcLoad(ours.port(), SERVICE + method, request);
                var floorLoad = new GrpcLoad(floorPort, "usersvc.UserService/" + method, request)) {
            load.run(plan.calls().multipliedBy(WARM_UPS));
            floorLoad.run(plan.calls().multipliedBy(WARM_UPS));
            var cost = new Cost();
            var floorCost = new Cost();
            for (int i = 0; i < ROUNDS; i++) {
                cost.add(ours, load);
                floorCost.add(floor, floorLoad);
            }
            report.line(
                    "%-9s a call costs the server %.1f us, of grpc-java %.1f us",
                    name, cost.micros(), floorCost.micros());
            report.key("grpc." + name + ".us", cost.micros());
            report.key("grpc." + name + ".ratio", cost.micros() / floorCost.micros());
        }
    }

    /** User and system time of one server for all calls so far. */
    private final class Cost {
        private Duration time = Duration.ZERO;
        private long calls;

        void add(ServerProcess server, GrpcLoad load) throws InterruptedException {
            var before = server.cpu();
            calls += load.run(plan.calls());
            time = time.plus(server.cpu()).minus(before);
        }

        double micros() {
            return time.toNanos() / 1e3 / calls;
        }
    }
}
