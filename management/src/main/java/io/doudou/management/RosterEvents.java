package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.ServiceException;
import io.doudou.figure.Figure;
import io.doudou.registry.Sighting;
import io.doudou.time.Ticker;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What one watcher of the registry is sent: server-sent events (WHATWG HTML, 9.2) {@code nodes},
 * {@code figures} and {@code problem}, each when it changed, and a comment when nothing did for a
 * while, by which both sides notice that the other one is gone.
 *
 * <p>Read by one thread, which waits in {@link #read} for the next event. It ends soon after the
 * application began to stop, so that nobody who watches holds up a stop.
 */
final class RosterEvents extends InputStream {

    /** How often the roster is looked at. */
    static final Duration POLL = Duration.ofSeconds(1);

    /** How often a watcher looks whether the application stops. */
    static final Duration PAUSE = Duration.ofMillis(200);

    /** Shorter than proxies wait, which give up after 30 or 60 seconds of silence. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final String HEARTBEAT_TEXT = ":\n\n";

    /** How long a browser waits before it connects again. */
    private static final String RETRY = "retry: 1000\n";

    private final Supplier<RosterSnapshot> roster;
    private final Ticker ticker;
    private final BooleanSupplier isOpen;
    private final Runnable whenClosed;

    private List<Sighting> sightings = List.of();
    private List<Figure> figures = List.of();
    private String problem = "";
    private boolean begun;
    private boolean closed;
    private long nextPollNanos;
    private long lastSentNanos;
    private byte[] pending = new byte[0];
    private int position;

    /**
     * @param roster asked once per {@link #POLL}
     * @param isOpen false when the application stops
     * @param whenClosed called once
     */
    RosterEvents(
            Supplier<RosterSnapshot> roster,
            Ticker ticker,
            BooleanSupplier isOpen,
            Runnable whenClosed) {
        this.roster = roster;
        this.ticker = ticker;
        this.isOpen = isOpen;
        this.whenClosed = whenClosed;
        this.nextPollNanos = ticker.nanos();
        this.lastSentNanos = nextPollNanos;
    }

    @Override
    public int read() throws InterruptedIOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws InterruptedIOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (position == pending.length && !takeNext()) {
            return -1;
        }
        var count = Math.min(length, pending.length - position);
        System.arraycopy(pending, position, bytes, from, count);
        position += count;
        return count;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            whenClosed.run();
        }
    }

    private boolean takeNext() throws InterruptedIOException {
        try {
            while (!closed && isOpen.getAsBoolean()) {
                var text = next(ticker.nanos());
                if (!text.isEmpty()) {
                    pending = text.getBytes(UTF_8);
                    position = 0;
                    lastSentNanos = ticker.nanos();
                    return true;
                }
                ticker.sleep(PAUSE);
            }
            return false;
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the watcher is gone");
        }
    }

    /** What is to be said now; empty when that is nothing. */
    private String next(long nowNanos) {
        var text = "";
        if (nowNanos - nextPollNanos >= 0) {
            nextPollNanos = nowNanos + POLL.toNanos();
            text = news();
        }
        var isSilent = nowNanos - lastSentNanos >= HEARTBEAT.toNanos();
        return text.isEmpty() && isSilent ? HEARTBEAT_TEXT : text;
    }

    private String news() {
        try {
            var news = news(roster.get());
            problem = "";
            return news;
        } catch (ServiceException unreachable) {
            var sentence = String.valueOf(unreachable.getMessage());
            if (sentence.equals(problem)) {
                return "";
            }
            problem = sentence;
            return event("problem", Map.of("detail", sentence));
        }
    }

    private String news(RosterSnapshot now) {
        var text = new StringBuilder(begun ? "" : RETRY);
        if (!begun || !problem.isEmpty() || !now.sightings().equals(sightings)) {
            text.append(event("nodes", now.nodes()));
        }
        if (!now.figures().equals(figures)) {
            text.append(event("figures", now.numbers()));
        }
        begun = true;
        sightings = now.sightings();
        figures = now.figures();
        return text.toString();
    }

    private static String event(String name, Map<String, Object> data) {
        return "event: " + name + "\ndata: " + JsonTree.write(data) + "\n\n";
    }
}
