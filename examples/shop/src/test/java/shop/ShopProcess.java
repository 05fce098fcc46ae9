package shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One of the shop's programs in a process of its own, on any free port of this machine. */
record ShopProcess(Process process, String address) implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on (http://[^, ]+)");
    private static final int STOP_SECONDS_MAX = 20;

    /** Starts a program and waits until it says where it listens. */
    static ShopProcess start(Class<?> program, Map<String, String> environment) {
        var builder = new ProcessBuilder(command(program));
        builder.environment().putAll(environment);
        return start(builder);
    }

    /** What starts a program; flags may follow. */
    static List<String> command(Class<?> program) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of("--host", "127.0.0.1", "--port", "0"));
        return command;
    }

    /** Starts a program and waits until it says where it listens. */
    static ShopProcess start(ProcessBuilder builder) {
        try {
            var process = builder.redirectErrorStream(true).start();
            return new ShopProcess(process, address(process));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String address(Process process) throws IOException {
        var said = new StringBuilder();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var found = LISTENING.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the program ended: " + said);
    }

    /** Tells the program to stop, and answers with its status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
