package io.doudou.app;

import io.doudou.call.CallScope;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log lines on a thread of its own, so that a caller pays for noting a line and not for
 * writing it. Serves all threads.
 *
 * <p>When lines come faster than they can be written, warnings and errors wait for room and all
 * others are left out and counted: the log is never a reason to stop answering.
 */
final class LogWriter extends Handler {

    /** Lines that may wait to be written. */
    static final int LINES_WAITING_MAX = 8192;

    private static final int BATCH_MAX = 256;

    private final Function<LogLine, String> format;
    private final Charset charset;
    private final List<OutputStream> targets;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(LINES_WAITING_MAX);
    private final AtomicLong leftOut = new AtomicLong();

    /**
     * A writer that runs.
     *
     * @param targets written one after the other; not closed
     */
    LogWriter(Function<LogLine, String> format, Charset charset, List<OutputStream> targets) {
        this.format = format;
        this.charset = charset;
        this.targets = List.copyOf(targets);
        Thread.ofPlatform().daemon().name("doudou-log").start(this::work);
    }

    @Override
    public void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        var line = new Line(line(event));
        if (queue.offer(line)) {
            return;
        }
        if (event.getLevel().intValue() >= Level.WARNING.intValue()) {
            putWaiting(line);
        } else {
            leftOut.incrementAndGet();
        }
    }

    /** Writes text as it is, between the lines. */
    void print(String text) {
        putWaiting(new Text(text));
    }

    /** Returns when all lines that were noted before are written. */
    @Override
    public void flush() {
        var mark = new Mark(new CountDownLatch(1));
        putWaiting(mark);
        try {
            mark.reached().await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is left. Lines that come later are written too, while the process runs. */
    @Override
    public void close() {
        flush();
    }

    private static LogLine line(LogRecord event) {
        // Filled here, because parameters may change until the line is written.
        var message = LogLine.filled(String.valueOf(event.getMessage()), event.getParameters());
        return new LogLine(
                event.getInstant(),
                event.getLevel(),
                String.valueOf(event.getLoggerName()),
                message,
                event.getThrown(),
                CallScope.current().requestId());
    }

    private void putWaiting(Entry entry) {
        try {
            queue.put(entry);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            leftOut.incrementAndGet();
        }
    }

    private void work() {
        var batch = new ArrayList<Entry>(BATCH_MAX);
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH_MAX - 1);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Entry> batch) {
        var text = new StringBuilder();
        for (var entry : batch) {
            switch (entry) {
                case Line line -> text.append(format.apply(line.line()));
                case Text plain -> text.append(plain.text());
                case Mark mark -> {
                    write(text);
                    mark.reached().countDown();
                }
            }
        }
        var missing = leftOut.getAndSet(0);
        if (missing > 0) {
            text.append(format.apply(missing(missing)));
        }
        write(text);
    }

    private static LogLine missing(long count) {
        var said =
                count + " lines were left out, because they came faster than they can be written";
        return new LogLine(
                Ticker.system().now(), Level.WARNING, LogWriter.class.getName(), said, null, "");
    }

    private void write(StringBuilder text) {
        if (text.isEmpty()) {
            return;
        }
        var bytes = text.toString().getBytes(charset);
        text.setLength(0);
        for (var target : targets) {
            try {
                target.write(bytes);
                target.flush();
            } catch (IOException gone) {
                // A full disk or a closed terminal must not end the service, and the log that could
                // tell of it is what fails.
            }
        }
    }

    /** What waits to be written. */
    private sealed interface Entry {}

    private record Line(LogLine line) implements Entry {}

    private record Text(String text) implements Entry {}

    private record Mark(CountDownLatch reached) implements Entry {}
}
