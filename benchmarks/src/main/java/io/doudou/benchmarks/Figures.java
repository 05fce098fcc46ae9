package io.doudou.benchmarks;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What was read of one server for one question: slices of load, of which medians are reported. */
record Figures(String name, List<Slice> slices, double residentMb) {

    /** One stretch of load and the CPU that the server spent on it. */
    record Slice(Load load, Duration cpu) {
        double cpuMicrosPerRequest() {
            return cpu.toNanos() / 1e3 / load.requests();
        }
    }

    double cpuMicrosPerRequest() {
        return median(Slice::cpuMicrosPerRequest);
    }

    /** The line that the bench prints. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-28s %7.2f us CPU  %8.0f req/s  p50 %6.2f ms  p99 %6.2f ms  %4.0f MB",
                name,
                cpuMicrosPerRequest(),
                median(slice -> slice.load().perSecond()),
                median(slice -> slice.load().median().toNanos() / 1e6),
                median(slice -> slice.load().p99().toNanos() / 1e6),
                residentMb);
    }

    private double median(ToDoubleFunction<Slice> figure) {
        return median(slices.stream().mapToDouble(figure).boxed().toList());
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }
}
