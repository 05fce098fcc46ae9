package io.doudou.management;

import io.doudou.http.Surface;
import io.doudou.time.Ticker;

import java.util.ArrayList;
import java.util.List;

/**
 * The checks of a program, side by side. However many ask, each check runs at most once at a time
 * and they share what it finds, so probes cannot become load. Serves all threads.
 */
final class Checks {

    private final List<Standing> all;

    Checks(Surface.Mounted application, Ticker ticker) {
        this.all =
                application.checks().stream()
                        .map(check -> new Standing(check, () -> application.look(check), ticker))
                        .toList();
    }

    /** What all of them find; blocks until the slowest has ended or its limit is over. */
    List<Finding> run() throws InterruptedException {
        var runs = all.stream().map(Standing::begun).toList();
        var findings = new ArrayList<Finding>();
        for (var run : runs) {
            findings.add(run.await());
        }
        return findings;
    }
}
