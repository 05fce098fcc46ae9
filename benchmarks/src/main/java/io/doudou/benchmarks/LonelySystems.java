package io.doudou.benchmarks;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The parts of the bench of systems that run in a {@link LonelyNetwork}: multicast DNS. */
final class LonelySystems {

    private LonelySystems() {}

    static void run(List<String> arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        var report = new Report();
        if (arguments.getFirst().equals("killed")) {
            KilledNodes.measure(Systems.multicast(), report);
        } else {
            RegistrySpeed.measure(Systems.multicast(), SystemsPlan.of(arguments), report);
        }
        report.end();
    }
}
