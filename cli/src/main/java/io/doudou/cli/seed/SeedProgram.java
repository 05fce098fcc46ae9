package io.doudou.cli.seed;

import io.doudou.app.Application;
import io.doudou.http.Routes;

import java.util.ArrayList;
import java.util.Map;

/**
 * A node that offers nothing, so that there is one to join whose address never changes. It reads
 * the settings of every service; what makes it a seed wins over {@code .env} (specification of
 * go-doudou, 1.2), and only the environment wins over its ports.
 */
public final class SeedProgram {

    private static final String PORT = "56200";

    private SeedProgram() {}

    /**
     * Runs until SIGTERM or SIGINT; a failure to start ends the process with a sentence and status
     * 1.
     *
     * @param memPort where gossip listens, unless the environment says
     */
    public static void run(Map<String, String> environment, int memPort) {
        var arguments = new ArrayList<String>();
        arguments.add("--mode=micro");
        arguments.add("--service-name=seed");
        if (!environment.containsKey("GDD_PORT")) {
            arguments.add("--port=" + PORT);
        }
        if (!environment.containsKey("GDD_MEM_PORT")) {
            arguments.add("--mem-port=" + memPort);
        }
        Application.from(arguments.toArray(String[]::new))
                .serve(Routes.of("seed", SeedProgram.class))
                .run();
    }
}
