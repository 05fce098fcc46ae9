package io.doudou.cli.watch;

import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Project;
import io.methvin.watcher.DirectoryWatcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Tells when files of a project are created, changed or removed: sources and resources from the
 * operating system at once, the few files beside them ({@code pom.xml}, {@code .env}) by looking.
 * One thread reads.
 */
final class Changes implements AutoCloseable {

    /** Editors write a file in several steps; when nothing followed for so long, it is complete. */
    private static final Duration QUIET = Duration.ofMillis(25);

    /** Somebody who never stops writing is compiled in between. */
    private static final int EVENTS_MAX = 1000;

    private static final Duration LOOK = Duration.ofMillis(300);

    private final Project project;
    private final Runnable begun;
    private final BlockingQueue<Path> events = new LinkedBlockingQueue<>();

    /** Whether nothing has changed since the last change was taken. */
    private final AtomicBoolean idle = new AtomicBoolean(true);

    private final DirectoryWatcher watcher;
    private Map<Path, FileTime> settings;

    /**
     * Watches from now on.
     *
     * @param begun called, on any thread, as soon as the first file of a change is seen
     */
    Changes(Project project, Runnable begun) {
        this.project = project;
        this.begun = begun;
        this.settings = settings();
        try {
            this.watcher =
                    DirectoryWatcher.builder()
                            .paths(folders(project))
                            .listener(event -> see(event.path()))
                            .build();
        } catch (IOException broken) {
            throw new Failure(
                    "cannot watch " + project.root() + ": " + broken.getMessage(), broken);
        }
        Thread.ofPlatform().daemon().name("changes").start(watcher::watch);
    }

    private static List<Path> folders(Project project) {
        return project.modules().stream()
                .map(module -> module.folder().resolve("src/main"))
                .filter(Files::isDirectory)
                .toList();
    }

    private void see(Path file) {
        if (isMeant(file)) {
            events.add(file);
            begin();
        }
    }

    private void begin() {
        if (idle.getAndSet(false)) {
            begun.run();
        }
    }

    /** Editors keep copies beside a file; folders are followed by their files. */
    private static boolean isMeant(Path file) {
        var name = String.valueOf(file.getFileName());
        var copy = name.startsWith(".") || name.endsWith("~") || name.endsWith(".tmp");
        var source = name.endsWith(".java");
        var resource = file.toString().replace('\\', '/').contains("/src/main/resources/");
        return !copy && (source || resource) && !Files.isDirectory(file);
    }

    /**
     * Waits for the next change and all that belongs to it.
     *
     * @return the files, sorted
     */
    Set<Path> next() throws InterruptedException {
        idle.set(true);
        if (!events.isEmpty()) {
            begin();
        }
        var files = new TreeSet<Path>();
        while (files.isEmpty()) {
            var first = events.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                files.add(first);
            }
            files.addAll(changedSettings());
        }
        begin();
        addWhatFollows(files);
        return files;
    }

    private void addWhatFollows(Set<Path> files) throws InterruptedException {
        for (int seen = 0; seen < EVENTS_MAX; seen++) {
            var more = events.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
            if (more == null) {
                return;
            }
            files.add(more);
        }
    }

    private Set<Path> changedSettings() {
        var now = settings();
        var files = new TreeSet<>(now.keySet());
        files.addAll(settings.keySet());
        var before = settings;
        files.removeIf(file -> now.containsKey(file) && now.get(file).equals(before.get(file)));
        settings = now;
        return files;
    }

    private Map<Path, FileTime> settings() {
        var times = new HashMap<Path, FileTime>();
        try (Stream<Path> beside = Files.list(project.root())) {
            var poms = project.modules().stream().map(module -> module.folder().resolve("pom.xml"));
            var dotEnv = beside.filter(it -> String.valueOf(it.getFileName()).startsWith(".env"));
            Stream.concat(poms, dotEnv).forEach(file -> time(file, times));
        } catch (IOException vanished) {
            return settings; // the project's folder is being replaced; look again later
        }
        return times;
    }

    private static void time(Path file, Map<Path, FileTime> times) {
        try {
            times.put(file, Files.getLastModifiedTime(file));
        } catch (IOException vanished) {
            times.remove(file);
        }
    }

    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
