package io.doudou.cli.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A piece of work that takes long enough for people to wonder: one line that moves while it runs
 * and stays with its time when it is over. A step that is closed before it is {@link #done} failed.
 */
public final class Step implements AutoCloseable {

    private final Terminal terminal;
    private final String text;
    private final InstantSource clock;
    private final Instant began;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread drawing;
    private boolean done;
    private boolean closed;

    Step(Terminal terminal, String text, InstantSource clock) {
        this.terminal = terminal;
        this.text = text;
        this.clock = clock;
        this.began = clock.instant();
        this.drawing = Thread.ofVirtual().unstarted(this::draw);
        if (terminal.watched()) {
            drawing.start();
        }
    }

    /** The work succeeded. The line appears when the step is closed. */
    public void done() {
        done = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        endDrawing();
        var sign = done ? terminal.green(terminal.tick()) : terminal.red(terminal.cross());
        terminal.line(sign + " " + text + terminal.dim("  " + seconds(elapsed())));
    }

    private void endDrawing() {
        over.countDown();
        if (!terminal.watched()) {
            return;
        }
        try {
            drawing.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        terminal.replace("");
    }

    private void draw() {
        try {
            do {
                var elapsed = elapsed();
                terminal.replace(
                        terminal.cyan(terminal.turning(elapsed.toMillis() / 100))
                                + " "
                                + text
                                + terminal.dim("  " + seconds(elapsed)));
            } while (!over.await(100, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration elapsed() {
        return Duration.between(began, clock.instant());
    }

    /** A duration for people: {@code 0.4 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
