package io.doudou.app;

import io.doudou.http.Route;
import io.doudou.option.Settings;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the person sees who starts a program: wrong settings in one sentence each, the route table,
 * the address, and an exit status that is true.
 */
final class Launch {

    private static final Logger LOG = System.getLogger(Application.class.getName());

    private static final String HELP = "--help";

    private final Settings settings;
    private final @Nullable Logging logging;

    private Launch(Settings settings, @Nullable Logging logging) {
        this.settings = settings;
        this.logging = logging;
    }

    /** Reads the settings, or ends the process; then log lines are written as these say. */
    static Launch of(String[] arguments, Plugins plugins) {
        if (List.of(arguments).contains(HELP)) {
            throw helped(new HelpText(plugins.own(), plugins.others()));
        }
        var known = plugins.options();
        var settings = settings(arguments);
        var mistakes = settings.mistakes(known);
        if (!mistakes.isEmpty()) {
            throw end(mistakes);
        }
        var launch = new Launch(settings, logging(settings));
        var warnings = new ArrayList<>(settings.warnings(known));
        warnings.addAll(plugins.warnings(settings));
        warnings.forEach(warning -> LOG.log(Level.WARNING, warning));
        return launch;
    }

    /** For an application within another program, whose output is its own affair. */
    static Launch silent(Settings settings) {
        return new Launch(settings, null);
    }

    private static Settings settings(String[] arguments) {
        try {
            return Settings.load(arguments, System.getenv(), Path.of(""));
        } catch (IllegalArgumentException unreadable) {
            throw end(List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    private static Logging logging(Settings settings) {
        try {
            return Logging.start(settings);
        } catch (IllegalArgumentException noFile) {
            throw end(List.of(String.valueOf(noFile.getMessage())));
        }
    }

    Settings settings() {
        return settings;
    }

    /** Shows what has started. */
    void started(List<Route> routes, String root, String address) {
        if (logging != null) {
            var text = new StartText(logging.console());
            if (settings.get(ApplicationOptions.BANNER)) {
                logging.print(text.banner(settings.get(ApplicationOptions.BANNER_TEXT)));
            }
            logging.print(text.routes(routes, root));
            LOG.log(
                    Level.INFO,
                    "listening on {0}{1}, started in {2} ms",
                    address,
                    root,
                    sinceProcessStart().toMillis());
        }
    }

    /** From the operating system, because the JVM's management beans cost a part of the start. */
    private static Duration sinceProcessStart() {
        var now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    /** Ends the process with a sentence and status 1. */
    RuntimeException failed(Exception failure) {
        if (logging != null) {
            logging.close();
        }
        return end(List.of(String.valueOf(failure.getMessage())));
    }

    /** Sees to it that the process ends when the calling thread does, whoever else still runs. */
    void ended(Signals signals) {
        if (logging != null) {
            LOG.log(Level.INFO, "stopped");
        }
        ended();
        signals.endProcessAfter(Thread.currentThread());
    }

    /** Ends what the application has begun here, and not the process. */
    void ended() {
        if (logging != null) {
            logging.close();
        }
    }

    private static RuntimeException helped(HelpText text) {
        return exit(0, () -> System.out.print(text), "it was asked for help");
    }

    private static RuntimeException end(List<String> sentences) {
        return exit(1, () -> sentences.forEach(System.err::println), String.join("; ", sentences));
    }

    /** Ends the process, unless newer code may take over in it. */
    private static RuntimeException exit(int status, Runnable say, String reason) {
        if (LivePort.current().isPresent()) {
            return new IllegalStateException(reason);
        }
        say.run();
        System.exit(status);
        return new IllegalStateException("the process has ended");
    }
}
