package io.doudou.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The file that keeps every figure with its date, machine and command. */
final class Results {

    private static final Path ROOM = Path.of("benchmarks");

    private Results() {}

    /**
     * Adds one run at the end, when this is the root of the project.
     *
     * @param load what worked on the machine
     */
    static void append(String arguments, String load, List<String> lines) throws IOException {
        if (!Files.isDirectory(ROOM)) {
            return;
        }
        var text =
                """

                ## %s: `dev/bench %s`

                %s; JDK %s; %s; %s.

                ```
                %s
                ```
                """
                        .formatted(
                                LocalDate.now(ZoneId.systemDefault()),
                                arguments,
                                machine(),
                                Runtime.version(),
                                String.join(" ", ServerProcess.JVM),
                                load,
                                String.join("\n", lines));
        Files.writeString(
                ROOM.resolve("RESULTS.md"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String machine() throws IOException {
        return Runtime.getRuntime().availableProcessors()
                + " cores, "
                + processor()
                + ", "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.version");
    }

    private static String processor() throws IOException {
        var table = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(table)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(table)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
