package io.doudou.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A process that is told what to do line by line and tells what happens line by line. Whoever
 * expects a line waits for it, and takes it: a line fulfils one expectation.
 *
 * <p>Its error output is in {@code target/programs}. Serves one test thread.
 */
final class Program implements AutoCloseable {

    /** Far more than any expectation of a healthy cluster takes. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int PIPE_CHARS = 1 << 16;
    private static final int STORY_LINES = 60;
    private static final Path LOGS = Path.of("target/programs");
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final String name;
    private final Running running;
    private final Writer commands;
    private final Thread reader;

    /** What was told and not taken yet. Guarded by itself, which expectations wait on. */
    private final List<String> lines = new ArrayList<>();

    /** All that was told, with its time. Guarded by {@link #lines}. */
    private final List<String> story = new ArrayList<>();

    /** Where its error output is; none when that is told, too. */
    private final Optional<Path> log;

    /** Guarded by {@link #lines}. */
    private boolean ended;

    /** What can be done about something that runs. */
    private interface Running {
        /** Ends it now, without a chance to say good-bye. */
        void kill();

        boolean isAlive();

        /** Waits for the end; its status. */
        int await() throws InterruptedException;

        long pid();
    }

    /** What a program is that runs in this process: commands in, lines out, until it returns. */
    interface Main {
        void run(BufferedReader commands, PrintStream lines);
    }

    private Program(
            String name,
            Optional<Path> log,
            Running running,
            Writer commands,
            BufferedReader lines) {
        this.name = name;
        this.log = log;
        this.running = running;
        this.commands = commands;
        this.reader =
                Thread.ofPlatform().daemon().name("lines of " + name).start(() -> read(lines));
    }

    /** Starts a process; what it writes to its error output is in a file. */
    static Program start(String name, List<String> command) {
        try {
            Files.createDirectories(LOGS);
            var log = LOGS.resolve(name + "-" + STARTED.incrementAndGet() + ".log");
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            return start(name, Optional.of(log), builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a process; what it logs are lines to expect, too. */
    static Program startLogging(String name, List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        return start(name, Optional.empty(), builder);
    }

    private static Program start(String name, Optional<Path> log, ProcessBuilder builder) {
        try {
            var process = builder.start();
            return new Program(
                    name,
                    log,
                    running(process),
                    process.outputWriter(UTF_8),
                    process.inputReader(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command(), e);
        }
    }

    private static Running running(Process process) {
        return new Running() {
            @Override
            public void kill() {
                process.destroyForcibly();
            }

            @Override
            public boolean isAlive() {
                return process.isAlive();
            }

            @Override
            public int await() throws InterruptedException {
                if (!process.waitFor(PATIENCE)) {
                    throw new AssertionError("process " + process.pid() + " does not end");
                }
                return process.exitValue();
            }

            @Override
            public long pid() {
                return process.pid();
            }
        };
    }

    /** Starts a thread, in a group of its own; it ends when its commands end. */
    static Program run(String name, Main main) {
        try {
            var commands = new PipedReader(PIPE_CHARS);
            var writer = new PipedWriter(commands);
            var lines = new PipedInputStream(PIPE_CHARS);
            var output = new PrintStream(new PipedOutputStream(lines), true, UTF_8);
            var thread =
                    Thread.ofPlatform()
                            .group(new ThreadGroup(name))
                            .daemon()
                            .name(name)
                            .start(
                                    () -> {
                                        main.run(new BufferedReader(commands), output);
                                        output.close();
                                    });
            var reader = new BufferedReader(new InputStreamReader(lines, UTF_8));
            return new Program(name, Optional.empty(), running(thread, writer), writer, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Running running(Thread thread, Writer commands) {
        return new Running() {
            @Override
            public void kill() {
                try {
                    commands.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public boolean isAlive() {
                return thread.isAlive();
            }

            @Override
            public int await() throws InterruptedException {
                thread.join(PATIENCE);
                return 0;
            }

            @Override
            public long pid() {
                throw new UnsupportedOperationException("it runs in this process");
            }
        };
    }

    /** Sends a command. */
    void tell(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen to: " + command, e);
        }
    }

    /** Sends a command, and takes the fields of its reply, which begins with {@code word}. */
    List<String> ask(String command, String word) {
        tell(command);
        return List.of(expect(word + "(\t.*)?").split("\t"));
    }

    /** Waits for a line that matches, and takes it. */
    String expect(String pattern) {
        return expect(pattern, PATIENCE);
    }

    String expect(String pattern, Duration patience) {
        var matches = Pattern.compile(pattern).asMatchPredicate();
        var until = System.nanoTime() + patience.toNanos();
        synchronized (lines) {
            var line = take(matches);
            while (line == null) {
                var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError(unfulfilled(pattern, patience));
                }
                await(left);
                line = take(matches);
            }
            return line;
        }
    }

    /** Waits for a line that matches, and takes it; whether one came. */
    boolean awaitLine(String pattern, Duration patience) {
        try {
            expect(pattern, patience);
            return true;
        } catch (AssertionError late) {
            return false;
        }
    }

    /** Waits for as long as this, in which no line that matches may come. */
    void expectNone(String pattern, Duration time) {
        var matches = Pattern.compile(pattern).asMatchPredicate();
        var until = System.nanoTime() + time.toNanos();
        synchronized (lines) {
            var line = take(matches);
            var left = time.toMillis();
            while (line == null && left > 0) {
                await(left);
                line = take(matches);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
            if (line != null) {
                throw new AssertionError(name + " tells \"" + line + "\", and nothing is wrong");
            }
        }
    }

    /** The lines told and not taken so far that match. */
    List<String> told(String pattern) {
        var matches = Pattern.compile(pattern).asMatchPredicate();
        synchronized (lines) {
            return lines.stream().filter(matches).toList();
        }
    }

    /** The last that it told, each line with its time, and the end of what it logged. */
    String story() {
        var logged = log.map(Program::end).orElse(List.of());
        synchronized (lines) {
            return "%s:%n%s%n%s"
                    .formatted(name, String.join("\n", last(story)), String.join("\n", logged));
        }
    }

    private static List<String> end(Path log) {
        try {
            return last(Files.readAllLines(log));
        } catch (IOException e) {
            return List.of("unreadable: " + e.getMessage());
        }
    }

    private static List<String> last(List<String> all) {
        return all.subList(Math.max(0, all.size() - STORY_LINES), all.size());
    }

    /** Forgets what was told so far. */
    void forget() {
        synchronized (lines) {
            lines.clear();
        }
    }

    long pid() {
        return running.pid();
    }

    /** The time of processors that it has taken so far. */
    Duration cpu() {
        return ProcessHandle.of(pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
    }

    /** Ends a process as {@code kill -9} does: it gets no chance to say good-bye. */
    void kill() {
        running.kill();
        awaitEnd();
    }

    /** Ends its commands, and waits until it has ended for that reason. */
    void finish() {
        try {
            commands.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    /** Sends a signal, such as {@code STOP}, {@code CONT} or {@code TERM}. */
    void signal(String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()));
            kill.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until it has ended by itself; its status. */
    int awaitEnd() {
        try {
            var status = running.await();
            reader.join(PATIENCE);
            return status;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        if (running.isAlive()) {
            kill();
        }
    }

    private void await(long millis) {
        try {
            lines.wait(Math.max(1, millis));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private String take(Predicate<String> matches) {
        for (var i = 0; i < lines.size(); i++) {
            if (matches.test(lines.get(i))) {
                return lines.remove(i);
            }
        }
        return null;
    }

    private String unfulfilled(String pattern, Duration patience) {
        return "%s did not tell \"%s\" within %s%s, but:\n%s"
                .formatted(
                        name,
                        pattern,
                        patience,
                        ended ? " and has ended" : "",
                        String.join("\n", lines));
    }

    private void read(BufferedReader told) {
        try (told) {
            for (var line = told.readLine(); line != null; line = told.readLine()) {
                add(line);
            }
        } catch (IOException closed) {
            add("unreadable\t" + closed.getMessage());
        } finally {
            synchronized (lines) {
                ended = true;
                lines.notifyAll();
            }
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
            story.add(Machine.time() + " " + line);
            lines.notifyAll();
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", e);
    }
}
