package io.doudou.simulation;

import io.doudou.gossip.Profile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints what {@link Figures} measured, beside what the papers compute. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    int figures(List<Integer> sizes) {
        for (int size : sizes) {
            figures("no loss", new Figures(1, Profile.STANDARD, 0, size, repeats(size)));
            figures("10 % loss", new Figures(1, Profile.STANDARD, 0.1, size, repeats(size)));
        }
        return 0;
    }

    int picture(String file) throws IOException {
        Files.writeString(Path.of(file), new Picture().draw());
        return 0;
    }

    private static int repeats(int size) {
        return size <= 100 ? 50 : 10;
    }

    private void figures(String loss, Figures figures) {
        long began = System.nanoTime();
        var result = figures.measure();
        var papers = new Papers(Profile.STANDARD, result.size());
        double took = (System.nanoTime() - began) / 1e9;
        out.println(
                String.format(
                                Locale.ROOT,
                                "%d nodes, %s (measured in %.0f s)",
                                result.size(),
                                loss,
                                took)
                        + String.format(
                                Locale.ROOT,
                                "%n  all knew all %.2f s after the last start",
                                result.formedSeconds())
                        + String.format(
                                Locale.ROOT,
                                "%n  at rest %.0f + %.0f bytes per node and second (datagrams +"
                                        + " connections)",
                                result.packetBytes(),
                                result.streamBytes())
                        + String.format(
                                Locale.ROOT,
                                "%n  %d false suspicions in 60 s, %d false deaths in all",
                                result.falseSuspicions(),
                                result.falseDeaths())
                        + spread("crash: process gone", result.crash())
                        + spread("vanish: machine gone", result.vanish())
                        + spread("leave", result.leave())
                        + spread("join", result.join())
                        + String.format(
                                Locale.ROOT,
                                "%n  the papers: first failed probe after %.2f s (SWIM 3.1),"
                                        + " suspicion %.2f to %.2f s (Lifeguard 4.2), all infected"
                                        + " after %.2f s (SWIM 4.1)",
                                papers.detectionSeconds(),
                                papers.suspicionMinSeconds(),
                                papers.suspicionMaxSeconds(),
                                papers.disseminationSeconds()));
    }

    private static String spread(String what, Figures.Spread spread) {
        return String.format(
                Locale.ROOT,
                "%n  %-22s first knows: median %.2f s, p99 %.2f s; all know: median %.2f s, p99"
                        + " %.2f s",
                what,
                Figures.Spread.quantile(spread.first(), 0.5),
                Figures.Spread.quantile(spread.first(), 0.99),
                Figures.Spread.quantile(spread.all(), 0.5),
                Figures.Spread.quantile(spread.all(), 0.99));
    }
}
