package io.doudou.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** What {@code dev/sim} runs: seeds, the replay of one, and measurements. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String USAGE =
            """
            dev/sim [COUNT [FROM]]     runs COUNT seeds (200) beginning with FROM (0)
            dev/sim replay SEED        tells the whole history of one seed
            dev/sim figures [SIZE...]  measures clusters of these sizes (10 100 1000)
            dev/sim picture FILE       draws how deaths and news get around, as SVG
            """;

    private final PrintStream out;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int exit;
        try {
            exit = new Main(out).run(List.of(args));
        } catch (NumberFormatException e) {
            out.print(USAGE);
            exit = MISUSED;
        }
        System.exit(exit);
    }

    private int run(List<String> args) throws IOException {
        var command = args.isEmpty() ? "200" : args.getFirst();
        var rest = args.isEmpty() ? args : args.subList(1, args.size());
        return switch (command) {
            case "--help", "-h", "help" -> {
                out.print(USAGE);
                yield 0;
            }
            case "replay" -> replay(Long.parseLong(rest.getFirst()));
            case "figures" -> new Report(out).figures(sizes(rest));
            case "picture" -> new Report(out).picture(rest.getFirst());
            default -> {
                long from = rest.isEmpty() ? 0 : Long.parseLong(rest.getFirst());
                yield seeds(from, Long.parseLong(command));
            }
        };
    }

    private static List<Integer> sizes(List<String> args) {
        return args.isEmpty()
                ? List.of(10, 100, 1_000)
                : args.stream().map(Integer::valueOf).toList();
    }

    private int seeds(long from, long count) {
        var failed =
                LongStream.range(from, from + count)
                        .parallel()
                        .mapToObj(seed -> Scenario.run(seed, Timeline.SILENT))
                        .filter(outcome -> !outcome.isWell())
                        .peek(this::tell)
                        .count();
        out.println(count - failed + " of " + count + " seeds are well");
        return failed == 0 ? 0 : FAILED;
    }

    private void tell(Scenario.Outcome outcome) {
        out.println("seed " + outcome.seed() + ": " + outcome.violations().getFirst());
        out.println("  replay with: dev/sim replay " + outcome.seed());
    }

    private int replay(long seed) {
        var outcome = Scenario.run(seed, Timeline.printing(out));
        out.println(
                outcome.isWell()
                        ? "all is well; agreed after " + outcome.agreedNanos() / 1e9 + " s"
                        : "failed: " + String.join("\n", outcome.violations()));
        return outcome.isWell() ? 0 : FAILED;
    }
}
