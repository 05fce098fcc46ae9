package micro;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an example prints when it runs in this process, on any free port. */
public final class Printed {

    private Printed() {}

    /** The main method of an example. */
    @FunctionalInterface
    public interface Main {
        void main(String... args);
    }

    /** The lines of a run. */
    public static List<String> by(Main example) {
        var console = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example.main("--host", "127.0.0.1", "--port", "0");
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
