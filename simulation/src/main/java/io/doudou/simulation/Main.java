package io.doudou.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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

            Exit codes: 0 all is well, 1 a seed failed or something could not be measured, 2 misused.
            """;

    private static final List<Integer> SIZES = List.of(10, 100, 1_000);
    private static final int SIZE_MIN = 3;
    private static final int SIZE_MAX = World.MEMBERS_MAX;

    private final PrintStream out;
    private final Progress progress;

    private Main(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Somebody asked for what there is not. */
    private static final class Misuse extends RuntimeException {
        Misuse(String message) {
            super(message);
        }
    }

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var progress = Progress.of(System.err);
        int exit;
        try {
            exit = new Main(out, progress).run(List.of(args));
        } catch (Misuse e) {
            System.err.println("dev/sim: " + e.getMessage() + "\n\n" + USAGE);
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
            case "replay" -> replay(number("SEED", only("SEED", rest)));
            case "figures" -> new Report(out, progress).figures(sizes(rest));
            case "picture" -> new Report(out, progress).picture(only("FILE", rest));
            default -> {
                long count = number("COUNT", command);
                long from = rest.isEmpty() ? 0 : number("FROM", only("FROM", rest));
                yield seeds(from, count);
            }
        };
    }

    private static String only(String what, List<String> args) {
        if (args.size() != 1) {
            throw new Misuse("one " + what + " is wanted, not " + args.size());
        }
        return args.getFirst();
    }

    private static long number(String what, String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new Misuse(what + " is a number, not " + text);
        }
    }

    private static List<Integer> sizes(List<String> args) {
        return args.isEmpty() ? SIZES : args.stream().map(Main::size).toList();
    }

    private static int size(String text) {
        long size = number("SIZE", text);
        if (size < SIZE_MIN || size > SIZE_MAX) {
            throw new Misuse("SIZE is " + SIZE_MIN + " to " + SIZE_MAX + ", not " + text);
        }
        return (int) size;
    }

    private int seeds(long from, long count) {
        var done = new AtomicLong();
        var failed =
                LongStream.range(from, from + count)
                        .parallel()
                        .mapToObj(seed -> Scenario.run(seed, Timeline.SILENT))
                        .peek(_ -> progress.tell(done.incrementAndGet() + " of " + count))
                        .filter(outcome -> !outcome.isWell())
                        .peek(this::tell)
                        .count();
        progress.tell("");
        out.println(count - failed + " of " + count + " seeds are well");
        return failed == 0 ? 0 : FAILED;
    }

    private void tell(Scenario.Outcome outcome) {
        progress.tell("");
        out.println("seed " + outcome.seed() + ": " + outcome.violations().getFirst());
        out.println("  replay with: dev/sim replay " + outcome.seed());
    }

    private int replay(long seed) {
        var outcome = Scenario.run(seed, Timeline.printing(out));
        out.println();
        if (outcome.isWell()) {
            out.println("all is well; agreed after " + outcome.agreedNanos() / 1e9 + " s");
        } else {
            out.println("seed " + seed + " failed:");
            outcome.violations().forEach(violation -> out.println("  " + violation));
        }
        return outcome.isWell() ? 0 : FAILED;
    }
}
