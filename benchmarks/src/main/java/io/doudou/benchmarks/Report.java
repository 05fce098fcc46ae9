package io.doudou.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a bench says: what it does now, for whoever waits; one line for each thing measured; and
 * figures, of which the last lines are made. Belongs to one thread.
 */
final class Report {

    private final long beginNanos = System.nanoTime();
    private final double beginLoad = load();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Double> keys = new LinkedHashMap<>();

    /** What happens now; it is no result, and goes to the error output. */
    void tell(String what) {
        var seconds = (System.nanoTime() - beginNanos) / 1_000_000_000;
        System.err.printf("%4d s  %s%n", seconds, what);
    }

    /** A result, in the format of {@link String#format}. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation is a library's.
    void line(String format, Object... values) {
        keep(String.format(Locale.ROOT, format, values));
    }

    private void keep(String line) {
        System.out.println(line);
        lines.add(line);
    }

    /** A figure for machines to read. */
    void key(String name, double value) {
        keys.put(name, value);
    }

    /** Who wanted the processors at the beginning and now, processes of others included. */
    String loads() {
        return String.format(
                Locale.ROOT, "load average of all processes %.1f to %.1f", beginLoad, load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Prints the figures, and hands back everything but what was told. */
    List<String> end() {
        keys.forEach((name, value) -> line("%s=%.3f", name, value));
        return lines;
    }

    /** Takes over what the report of another process printed. */
    void include(String line) {
        var parts = line.split("=", 2);
        if (line.matches("[a-z0-9._]+=[0-9.]+")) {
            key(parts[0], Double.parseDouble(parts[1]));
        } else {
            keep(line);
        }
    }
}
