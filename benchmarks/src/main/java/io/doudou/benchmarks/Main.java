package io.doudou.benchmarks;

import io.doudou.app.Application;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses what this jar is: a bench, or one of the processes that the benches start.
 *
 * <pre>{@code
 * bench http [--quick]
 * bench gossip [--quick] [--packets]
 * bench rpc [--quick] [--only front,caller,memory,kill,stream,selection,broker,network]
 * bench systems [--quick] [--only PART]
 * bench kill KILL
 * users --port 6060
 * }</pre>
 */
final class Main {

    private Main() {}

    static void main(String[] args) throws IOException, InterruptedException {
        var rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "bench" -> bench(Arrays.asList(rest));
            case "users" -> users(rest);
            case "gateway" -> gateway(rest);
            case "front" -> front(rest);
            case "feed" -> Application.from(rest).serve(FeedRoutes.of(new Ticks())).run();
            case "lonely" -> LonelyBench.run(Arrays.asList(rest));
            case "lonely-systems" -> LonelySystems.run(Arrays.asList(rest));
            case "gossip-nodes" -> GossipNodes.run(rest);
            case "floor" -> FloorServer.run(number("--port", rest));
            case "floor-grpc" -> FloorGrpc.run(number("--port", rest));
            case "floor-gateway" -> FloorGateway.run(number("--port", rest), upstreamPort());
            default -> wrongUse();
        }
    }

    private static void bench(List<String> arguments) throws IOException, InterruptedException {
        switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "http" -> Bench.run(arguments);
            case "gossip" -> GossipBench.run(arguments);
            case "rpc" -> RpcBench.run(arguments);
            case "systems" -> SystemsBench.run(arguments);
            case "kill" -> KillBench.run(arguments.size() == 2 ? arguments.get(1) : "KILL");
            default -> wrongUse();
        }
    }

    private static void users(String[] args) {
        Application.from(args).serve(UserServiceRoutes.of(new Users())).run();
    }

    private static void gateway(String[] args) {
        var application = Application.from(args);
        var users = UserServiceClient.of(application.client("usersvc"));
        application.serve(GatewayServiceRoutes.of(users::getUser)).run();
    }

    /** Hands everything on to the user service, by whatever protocol its address names. */
    private static void front(String[] args) {
        var application = Application.from(args);
        var users = UserServiceClient.of(application.client("usersvc"));
        application.serve(UserServiceRoutes.of(users)).run();
    }

    private static int number(String option, String[] args) {
        var at = Arrays.asList(args).indexOf(option);
        return Integer.parseInt(args[at + 1]);
    }

    /** The gateway of the floor finds its upstream where a generated client looks for it too. */
    private static int upstreamPort() {
        var address = System.getenv("USERSVC");
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static void wrongUse() {
        System.err.println(
                "usage: bench http|gossip|rpc|systems [--quick], bench gossip --packets, bench kill"
                        + " KILL|TERM|INT|rolling, or a server: users, gateway, front, feed, floor,"
                        + " floor-gateway, floor-grpc, each with --port");
        System.exit(2);
    }
}
