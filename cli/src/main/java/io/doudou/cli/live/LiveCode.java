package io.doudou.cli.live;

import io.doudou.app.LivePort;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The service's code in this process, one version at a time. The libraries stay; the classes of the
 * project are loaded anew for each version, and the version before is stopped first, so that
 * whatever it held is free again. One thread gives orders.
 */
final class LiveCode implements AutoCloseable {

    /** What a version before still has to finish does not keep the newer one waiting for longer. */
    private static final Duration STOP_MAX = Duration.ofSeconds(1);

    private final String mainClass;
    private final String[] arguments;
    private final PrintStream out;
    private final LivePort port;
    private Optional<Version> running = Optional.empty();
    private long heldNanos;

    LiveCode(String mainClass, String[] arguments, PrintStream out) {
        this.mainClass = mainClass;
        this.arguments = arguments.clone();
        this.out = out;
        this.port = new LivePort(this::answering);
    }

    void follow(Order order) {
        switch (order) {
            case Order.Hold hold -> {
                heldNanos = System.nanoTime();
                port.hold();
            }
            case Order.Release release -> port.release();
            case Order.Problem problem -> port.problem(problem.text());
            case Order.Load load -> replace(load.folders().stream().map(Path::of).toList());
        }
    }

    private void replace(List<Path> folders) {
        running.ifPresent(this::stop);
        var version = new Version(folders);
        running = Optional.of(version);
        version.thread.start();
    }

    private void stop(Version old) {
        try {
            var stopping = Thread.ofPlatform().daemon().name("stopping").start(port::stop);
            stopping.join(STOP_MAX);
            old.end();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs when an application of the newest version answers requests. */
    private void answering() {
        if (heldNanos != 0) {
            var seconds = (System.nanoTime() - heldNanos) / 1e9;
            heldNanos = 0;
            out.printf(Locale.ROOT, "doudou: new code answers after %.2f s%n", seconds);
        }
    }

    @Override
    public void close() {
        port.close();
    }

    /** One version of the program, with its thread and its classes. */
    private final class Version {

        private final URLClassLoader classes;
        private final Thread thread;

        Version(List<Path> folders) {
            classes = new URLClassLoader(urls(folders), LiveCode.class.getClassLoader());
            thread = Thread.ofPlatform().name("main").unstarted(this::run);
            thread.setContextClassLoader(classes);
        }

        private void run() {
            try {
                var main = new MainMethod(Class.forName(mainClass, true, classes));
                port.run(() -> main.run(arguments));
            } catch (Throwable failure) {
                failed(failure);
            }
        }

        private void failed(Throwable failure) {
            var reason = mainClass + " ended with " + failure;
            out.println("doudou: " + reason);
            for (var line : failure.getStackTrace()) {
                if (line.getClassName().equals(LiveCode.class.getName())) {
                    break;
                }
                out.println("    at " + line);
            }
            port.refuse(reason);
        }

        /** The thread may still be at work; its classes go when it does. */
        void end() throws InterruptedException {
            thread.join(STOP_MAX);
            if (!thread.isAlive()) {
                close(classes);
            }
        }

        private static void close(URLClassLoader loader) {
            try {
                loader.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static URL[] urls(List<Path> folders) {
        return folders.stream().map(LiveCode::url).toArray(URL[]::new);
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
