package io.doudou.cli.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The main class of the service's process under {@code svc run -w}. Follows the orders on its
 * standard input; when that ends, the command is gone, and so is the service.
 */
public final class LiveMain {

    private LiveMain() {}

    /**
     * Runs until the input ends or a signal comes.
     *
     * @param arguments the service's main class, then its own arguments
     */
    public static void main(String[] arguments) throws IOException {
        var own = Arrays.copyOfRange(arguments, 1, arguments.length);
        var code = new LiveCode(arguments[0], own, System.out);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(code)));
        var orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = orders.readLine(); line != null; line = orders.readLine()) {
            code.follow(Order.of(line));
        }
        System.exit(0);
    }

    /** However the process is told to end, it ends in an orderly way, and that is a success. */
    private static void end(LiveCode code) {
        code.close();
        Runtime.getRuntime().halt(0);
    }
}
