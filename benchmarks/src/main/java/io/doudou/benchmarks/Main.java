package io.doudou.benchmarks;

import io.doudou.app.Application;

import java.io.IOException;
import java.util.Arrays;

/**
 * Chooses what this jar is: the bench, or one of the servers that the bench starts.
 *
 * <pre>{@code
 * bench http [--quick]
 * users --port 6060
 * }</pre>
 */
final class Main {

    private Main() {}

    static void main(String[] args) throws IOException {
        var rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "bench" -> Bench.run(rest);
            case "users" -> users(rest);
            case "gateway" -> gateway(rest);
            case "floor" -> FloorServer.run(number("--port", rest));
            case "floor-gateway" -> FloorGateway.run(number("--port", rest), upstreamPort());
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
                "usage: bench http [--quick], or a server: users, gateway, floor, floor-gateway,"
                        + " each with --port");
        System.exit(2);
    }
}
