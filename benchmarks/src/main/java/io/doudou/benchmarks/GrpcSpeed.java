package io.doudou.benchmarks;

import io.doudou.app.Application;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Question: what does a gRPC call cost the server, and what its caller, beside grpc-java by hand
 * with the same messages in the same run?
 *
 * <p>A server on grpc-java is there twice: as its documentation builds it, and with its handlers on
 * the threads of its connections, which suits those that never wait.
 */
final class GrpcSpeed {

    private static final int ROUNDS = 3;

    /** Rounds before the first: compilers take most of the time at first. */
    private static final int WARM_UPS = 4;

    /** The same where the compilers have seen most of it. */
    private static final int WARM_UPS_LATER = 2;

    private static final PageQuery TEN_USERS =
            new PageQuery(
                    "name like any of the usual ones, padded to a hundred bytes or so", 3, 10);

    private final SystemsPlan plan;
    private final Report report;

    private GrpcSpeed(SystemsPlan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    /** Calls for this long; how many there were. */
    private interface Calls {
        long run(Duration time) throws InterruptedException;
    }

    /** A server, and the port where it speaks gRPC. */
    private record Served(ServerProcess process, int port) {}

    static void measure(SystemsPlan plan, Report report) throws IOException, InterruptedException {
        var port = ServerProcess.freePort();
        var directPort = ServerProcess.freePort();
        try (var floor = floor(Map.of(FloorGrpc.PORT, "" + port));
                var direct =
                        floor(Map.of(FloorGrpc.PORT, "" + directPort, FloorGrpc.DIRECT, "true"));
                var ours = ServerProcess.whole("users", Bench.SERVICE, Ask.getUser())) {
            var servers =
                    List.of(
                            new Served(ours, ours.port()),
                            new Served(floor, port),
                            new Served(direct, directPort));
            var speed = new GrpcSpeed(plan, report);
            speed.servers("unary", "GetUser", FloorMessages.idBytes(7), WARM_UPS, servers);
            var page = FloorMessages.queryBytes(TEN_USERS);
            speed.servers("page", "PageUsers", page, WARM_UPS_LATER, servers);
            speed.clients(ours.port());
        }
    }

    private static ServerProcess floor(Map<String, String> variables) {
        return ServerProcess.whole("floor-grpc", variables, Ask.getUser());
    }

    private void servers(
            String name, String method, byte[] request, int warmUps, List<Served> servers)
            throws InterruptedException {
        report.tell(name + " calls of ours and of grpc-java in turns");
        var path = "usersvc.UserService/" + method;
        try (var load = new GrpcLoad(servers.get(0).port(), path, request);
                var floorLoad = new GrpcLoad(servers.get(1).port(), path, request);
                var directLoad = new GrpcLoad(servers.get(2).port(), path, request)) {
            var ours = new Cost(servers.get(0).process()::cpu, load::run);
            var floor = new Cost(servers.get(1).process()::cpu, floorLoad::run);
            var direct = new Cost(servers.get(2).process()::cpu, directLoad::run);
            compare(List.of(ours, floor, direct), warmUps);
            report.line(
                    "%-9s a call costs the server %.1f us, of grpc-java %.1f us, with"
                            + " directExecutor() %.1f us",
                    name, ours.micros(), floor.micros(), direct.micros());
            report.key("grpc." + name + ".us", ours.micros());
            report.key("grpc." + name + ".ratio", ours.micros() / floor.micros());
            report.key("grpc." + name + ".direct.ratio", ours.micros() / direct.micros());
        }
    }

    /** Both call the same server, from this process. */
    private void clients(int port) throws InterruptedException {
        report.tell("calls by our client and by that of grpc-java in turns");
        var address = OneCaller.calling("grpc://127.0.0.1:" + port);
        try (var application = Application.with(address);
                var byHand = new FloorGrpcClient(port)) {
            var users = UserServiceClient.of(application.client("usersvc"));
            var ours = new Cost(GrpcSpeed::cpu, time -> GrpcCallers.run(users::getUser, time));
            var floor = new Cost(GrpcSpeed::cpu, time -> GrpcCallers.run(byHand::getUser, time));
            compare(List.of(ours, floor), WARM_UPS);
            report.line(
                    "%-9s a call costs the caller %.1f us, with grpc-java %.1f us",
                    "client", ours.micros(), floor.micros());
            report.key("grpc.client.us", ours.micros());
            report.key("grpc.client.ratio", ours.micros() / floor.micros());
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** In turns, so that all see the same machine. */
    private void compare(List<Cost> costs, int warmUps) throws InterruptedException {
        for (var cost : costs) {
            cost.calls.run(plan.calls().multipliedBy(warmUps));
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (var cost : costs) {
                cost.add(plan.calls());
            }
        }
    }

    /** User and system time of one process for all calls so far. */
    private static final class Cost {
        private final Supplier<Duration> cpu;
        private final Calls calls;
        private Duration time = Duration.ZERO;
        private long count;

        Cost(Supplier<Duration> cpu, Calls calls) {
            this.cpu = cpu;
            this.calls = calls;
        }

        void add(Duration length) throws InterruptedException {
            var before = cpu.get();
            count += calls.run(length);
            time = time.plus(cpu.get()).minus(before);
        }

        double micros() {
            return time.toNanos() / 1e3 / count;
        }
    }
}
