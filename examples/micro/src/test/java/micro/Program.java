package micro;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the examples in a process of its own. */
public record Program(Process process, BufferedReader output) implements AutoCloseable {

    private static final int STOP_SECONDS_MAX = 60;

    public static Program start(Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx64m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new Program(process, process.inputReader());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A service on any free port of this machine. */
    public static Program serve(Class<?> main, String... more) {
        var place = Stream.of("--host", "127.0.0.1", "--port", "0");
        return start(main, Stream.concat(place, Arrays.stream(more)).toArray(String[]::new));
    }

    /** Waits until the program says where it listens. */
    public String address() throws IOException {
        return expect("listening on (http[^, ]+)").group(1);
    }

    /** Waits for a line in which the pattern is found. */
    public Matcher expect(String pattern) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var found = Pattern.compile(pattern).matcher(line);
            if (found.find()) {
                return found;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the program ended without \"" + pattern + "\": " + said);
    }

    /** Tells the program to stop, as an operator does: with SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** The status that the program ends with. */
    public int status() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new AssertionError("the program does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
