package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Fault;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.registry.Roster;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Tells what the registry sees: as JSON for programs, and as events for the page and whoever else
 * watches. The registry is asked at most once in {@link RosterEvents#POLL}, however many watch, and
 * not at all while nobody does. Serves all threads; the lock guards the last snapshot.
 */
final class RegistryPage {

    /** Each costs a connection and a thread that mostly sleeps. */
    static final int WATCHERS_MAX = 64;

    private final Roster roster;
    private final BooleanSupplier isOpen;
    private final Ticker ticker;
    private final Semaphore places = new Semaphore(WATCHERS_MAX);
    private @Nullable RosterSnapshot last;
    private long lastNanos;

    /**
     * @param isOpen false when the application stops, which ends all watching
     */
    RegistryPage(Roster roster, BooleanSupplier isOpen, Ticker ticker) {
        this.roster = roster;
        this.isOpen = isOpen;
        this.ticker = ticker;
    }

    /** What the page shows, for programs. */
    Response json(Request request) {
        var text = JsonTree.write(snapshot().tree());
        return Response.of(200, "application/json", text.getBytes(UTF_8))
                .with("Cache-Control", "no-store");
    }

    /** The same as a stream of changes. */
    Response events(Request request) {
        if (!places.tryAcquire()) {
            throw new Fault(
                    503,
                    "registry.watchers",
                    "All %d places of those who watch are taken; registry.json can be asked."
                            .formatted(WATCHERS_MAX));
        }
        var events = new RosterEvents(this::snapshot, ticker, isOpen, places::release);
        return Response.stream("text/event-stream", events)
                .with("Cache-Control", "no-store")
                // Proxies that collect answers before they pass them on leave this one alone.
                .with("X-Accel-Buffering", "no");
    }

    /** Not older than one poll. */
    synchronized RosterSnapshot snapshot() {
        var nowNanos = ticker.nanos();
        var known = last;
        if (known == null || nowNanos - lastNanos >= RosterEvents.POLL.toNanos()) {
            known = RosterSnapshot.of(roster, ticker.now());
            last = known;
            lastNanos = nowNanos;
        }
        return known;
    }
}
