package io.doudou.app;

import io.doudou.call.CallScope;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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

    /**
     * How long a line may lie until it is written: those that come meanwhile go with it. Waking the
     * writer for each of them would cost several times what noting a line does.
     */
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Function<LogLine, String> format;
    private final Charset charset;
    private final List<OutputStream> targets;
    private final Ticker ticker;
    private final Thread writer;

    // Without a lock: a handler that met another one here would have to leave its loop.
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final AtomicLong leftOut = new AtomicLong();

    /**
     * A writer that runs.
     *
     * @param targets written one after the other; not closed
     */
    LogWriter(
            Function<LogLine, String> format,
            Charset charset,
            List<OutputStream> targets,
            Ticker ticker) {
        this.format = format;
        this.ticker = ticker;
        this.charset = charset;
        this.targets = List.copyOf(targets);
        this.writer = Thread.ofPlatform().daemon().name("doudou-log").start(this::work);
    }

    @Override
    public void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        var line = new Line(line(event));
        if (offer(line)) {
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
        var scope = CallScope.current();
        return new LogLine(
                event.getInstant(),
                event.getLevel(),
                String.valueOf(event.getLoggerName()),
                message,
                event.getThrown(),
                scope.requestId(),
                scope.traceParent());
    }

    /** Notes an entry, if there is room. */
    private boolean offer(Entry entry) {
        if (waiting.incrementAndGet() > LINES_WAITING_MAX) {
            waiting.decrementAndGet();
            return false;
        }
        queue.add(entry);
        if (asleep.compareAndSet(true, false)) {
            LockSupport.unpark(writer);
        }
        return true;
    }

    private void putWaiting(Entry entry) {
        try {
            while (!offer(entry)) {
                ticker.sleep(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            leftOut.incrementAndGet();
        }
    }

    private void work() {
        var batch = new ArrayList<Entry>(BATCH_MAX);
        try {
            while (!Thread.interrupted()) {
                take(batch);
                if (batch.isEmpty()) {
                    sleepUntilAsked();
                } else {
                    write(batch);
                    batch.clear();
                    ticker.sleep(queue.isEmpty() ? PAUSE : Duration.ZERO);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<Entry> batch) {
        for (var entry = queue.poll(); entry != null; entry = queue.poll()) {
            waiting.decrementAndGet();
            batch.add(entry);
            if (batch.size() == BATCH_MAX) {
                return;
            }
        }
    }

    /** Says that it sleeps before it looks a last time, so that no entry can slip in between. */
    private void sleepUntilAsked() {
        asleep.set(true);
        if (queue.isEmpty()) {
            LockSupport.park(this);
        }
        asleep.set(false);
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

    private LogLine missing(long count) {
        var said =
                count + " lines were left out, because they came faster than they can be written";
        return new LogLine(
                ticker.now(),
                Level.WARNING,
                LogWriter.class.getName(),
                said,
                null,
                "",
                Optional.empty());
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
