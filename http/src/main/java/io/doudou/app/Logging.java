package io.doudou.app;

import io.doudou.app.ApplicationOptions.LogFormat;
import io.doudou.app.ApplicationOptions.LogLevel;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Where log lines of this process go. {@link System.Logger} and the engine's own lines all arrive
 * at {@code java.util.logging}, whose one handler becomes ours. That is a choice for the whole
 * process, so only a program that starts from a command line makes it.
 */
final class Logging implements AutoCloseable {

    /** The JDK's own settings: who has written such a file wants it to hold. */
    private static final String CONFIGURED = "java.util.logging.config.file";

    private static final String FILE = "app.log";

    private final LogWriter writer;
    private final LogFormat format;
    private final Console console;

    private Logging(LogWriter writer, LogFormat format, Console console) {
        this.writer = writer;
        this.format = format;
        this.console = console;
    }

    /**
     * Begins to write as the settings say.
     *
     * @throws IllegalArgumentException when the log file cannot be opened, saying why
     */
    static Logging start(Settings settings) {
        var console = Console.ofProcess();
        var format = settings.get(ApplicationOptions.LOG_FORMAT);
        var targets = new ArrayList<OutputStream>();
        // Not the file descriptor below it: test runners and tools put their own stream here.
        targets.add(System.out);
        if (settings.has(ApplicationOptions.LOG_PATH)) {
            targets.add(file(Path.of(settings.get(ApplicationOptions.LOG_PATH))));
        }
        var coloured = console.isTerminal() && targets.size() == 1;
        var charset = format == LogFormat.JSON ? StandardCharsets.UTF_8 : console.charset();
        var writer = new LogWriter(formatter(format, coloured), charset, targets, Ticker.system());
        if (System.getProperty(CONFIGURED) == null) {
            install(writer, level(settings.get(ApplicationOptions.LOG_LEVEL)));
        }
        return new Logging(writer, format, console);
    }

    private static Function<LogLine, String> formatter(LogFormat format, boolean coloured) {
        var zone = ZoneId.systemDefault();
        return switch (format) {
            case TEXT -> line -> line.text(zone, coloured);
            case JSON -> LogLine::json;
        };
    }

    private static OutputStream file(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.newOutputStream(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException closed) {
            throw new IllegalArgumentException(
                    ApplicationOptions.LOG_PATH.key()
                            + " is \""
                            + folder
                            + "\", but no file can be written there: "
                            + closed,
                    closed);
        }
    }

    private static void install(LogWriter writer, Level level) {
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        root.addHandler(writer);
        root.setLevel(level);
        writer.setLevel(Level.ALL);
    }

    /** go-doudou has two levels above error, which end the process; nothing here does. */
    private static Level level(LogLevel level) {
        return switch (level) {
            case PANIC, FATAL, ERROR -> Level.SEVERE;
            case WARN, WARNING -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
            case TRACE -> Level.ALL;
        };
    }

    /** Text for the people who watch the start; machines that read JSON lines are spared. */
    void print(String text) {
        if (format == LogFormat.TEXT) {
            writer.print(text);
        }
    }

    Console console() {
        return console;
    }

    /** Writes what is left. A second call does nothing more. */
    @Override
    public void close() {
        writer.close();
    }
}
