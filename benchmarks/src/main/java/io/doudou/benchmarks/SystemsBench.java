package io.doudou.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Question: what do the systems cost behind which services meet and messages travel, and how soon
 * do clients notice that a node is gone?
 *
 * <p>Starts a server of each system that is installed. Says what it does on the error output;
 * prints a line for each thing measured, then each figure as {@code key=value}, and keeps them in
 * {@code benchmarks/RESULTS.md}. With {@code --only PART} it answers one of its questions.
 */
final class SystemsBench {

    private static final String ONLY = "--only";

    private SystemsBench() {}

    /** What is measured, in this order. */
    private enum Part {
        REGISTRIES(RegistrySpeed::measure),
        KILLED(KilledNodes::measure),
        BROKERS(BrokersSpeed::measure),
        GOSD(GosdSpeed::measure),
        PROTO(ProtoSpeed::measure),
        GRPC(GrpcSpeed::measure);

        private final Question question;

        Part(Question question) {
            this.question = question;
        }

        private String shown() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private interface Question {
        void answer(SystemsPlan plan, Report report) throws IOException, InterruptedException;
    }

    static void run(List<String> arguments) throws IOException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        var plan = SystemsPlan.of(arguments);
        var report = new Report();
        for (var part : chosen(arguments)) {
            report.tell(part.shown());
            part.question.answer(plan, report);
        }
        Results.append(String.join(" ", arguments), report.loads(), report.end());
    }

    private static List<Part> chosen(List<String> arguments) {
        var at = arguments.indexOf(ONLY) + 1;
        var wanted = at == 0 || at == arguments.size() ? "" : arguments.get(at);
        var parts =
                Arrays.stream(Part.values())
                        .filter(part -> at == 0 || part.shown().equals(wanted))
                        .toList();
        if (parts.isEmpty()) {
            var known = Arrays.stream(Part.values()).map(Part::shown);
            throw new IllegalArgumentException(
                    ONLY + " takes one of " + known.collect(Collectors.joining(", ")));
        }
        return parts;
    }
}
