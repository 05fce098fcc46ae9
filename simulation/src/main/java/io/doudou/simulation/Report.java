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

    /** What a row of a table takes with everything around it, as measured with 1,000 nodes. */
    private static final int ROW_BYTES = 320;

    /** What is on its way, and room to collect garbage. */
    private static final long SPARE_BYTES = 500_000_000L;

    private static final double LOSS = 0.1;

    /** Larger clusters are not measured with loss: hundreds of suspicions at any time. */
    private static final int LOSSY_MAX = 100;

    private final PrintStream out;
    private final Progress progress;

    Report(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Measures each size, and says what is missing for those that do not fit into memory. */
    int figures(List<Integer> sizes) {
        boolean fit = true;
        for (int size : sizes) {
            long needed = (long) size * size * ROW_BYTES + SPARE_BYTES;
            if (needed > Runtime.getRuntime().maxMemory()) {
                fit = false;
                tellTooLarge(size, needed);
            } else {
                figures(size, 0);
                if (size <= LOSSY_MAX) {
                    figures(size, LOSS);
                }
            }
        }
        return fit ? 0 : 1;
    }

    private void tellTooLarge(int size, long needed) {
        out.printf(
                Locale.ROOT,
                "%,d nodes need %.1f GB of heap, as each keeps a row of about %d bytes for each"
                        + " other; there are %.1f%n",
                size,
                needed / 1e9,
                ROW_BYTES,
                Runtime.getRuntime().maxMemory() / 1e9);
    }

    int picture(String file) throws IOException {
        Files.writeString(Path.of(file), new Picture(progress).draw());
        out.println("drawn: " + file);
        return 0;
    }

    private static int repeats(int size) {
        return size <= 100 ? 50 : 10;
    }

    private void figures(int size, double loss) {
        progress.tell(size + " nodes, loss " + loss + " ...");
        var result = new Figures(1, Profile.STANDARD, loss, size, repeats(size)).measure();
        progress.tell("");
        out.printf(Locale.ROOT, "%,d nodes, %.0f %% loss%n", size, 100 * loss);
        calm(result.calm());
        out.printf(Locale.ROOT, "  %48s %22s%n", "the first one knows", "all know");
        out.printf(
                Locale.ROOT,
                "  %-24s %11s %11s %11s %11s%n",
                "after",
                "median",
                "p99",
                "median",
                "p99");
        spread("a crash of the process", result.crash());
        spread("the loss of the machine", result.vanish());
        spread("a leave", result.leave());
        spread("a join", result.join());
        papers(new Papers(Profile.STANDARD, size));
        out.println();
    }

    private void calm(Figures.Calm calm) {
        out.printf(
                Locale.ROOT, "  all know all %.2f s after the last start%n", calm.formedSeconds());
        out.printf(
                Locale.ROOT,
                "  ten virtual minutes took %.1f s, and %.1f s of CPU%n",
                calm.wallSeconds(),
                calm.cpuSeconds());
        out.printf(
                Locale.ROOT,
                "  in them %d false suspicions, %d false deaths%n",
                calm.falseSuspicions(),
                calm.falseDeaths());
        out.printf(
                Locale.ROOT,
                "  at rest %.0f bytes of datagrams and %.0f of connections per node and second%n",
                calm.packetBytes(),
                calm.streamBytes());
    }

    private void spread(String what, Figures.Spread spread) {
        out.printf(
                Locale.ROOT,
                "  %-24s %9.2f s %9.2f s %9.2f s %9.2f s%n",
                what,
                Figures.Spread.quantile(spread.first(), 0.5),
                Figures.Spread.quantile(spread.first(), 0.99),
                Figures.Spread.quantile(spread.all(), 0.5),
                Figures.Spread.quantile(spread.all(), 0.99));
    }

    private void papers(Papers papers) {
        out.printf(Locale.ROOT, "  the papers%n");
        out.printf(
                Locale.ROOT,
                "    first failed probe (SWIM 3.1)        %.2f s on average%n",
                papers.detectionSeconds());
        out.printf(
                Locale.ROOT,
                "    suspicion          (Lifeguard 4.2)   %.2f to %.2f s%n",
                papers.suspicionMinSeconds(),
                papers.suspicionMaxSeconds());
        out.printf(
                Locale.ROOT,
                "    news reach all     (SWIM 4.1)        %.2f s%n",
                papers.disseminationSeconds());
    }
}
