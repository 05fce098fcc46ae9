package io.doudou.gosd;

import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** URLs that failed several times in a row and are left alone for a while. Serves all threads. */
final class Quarantine {

    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** URLs that are remembered; a caller that makes them up fills no memory. */
    private static final int URLS_MAX = 10_000;

    private final Ticker ticker;
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    Quarantine(Ticker ticker) {
        this.ticker = ticker;
    }

    void failed(String url) {
        if (failed.size() < URLS_MAX) {
            long now = ticker.nanos();
            failed.merge(url, new Failed(1, now), (old, one) -> new Failed(old.count + 1, now));
        }
    }

    void succeeded(String url) {
        failed.remove(url);
    }

    boolean holds(String url) {
        if (failed.isEmpty()) {
            return false;
        }
        var found = failed.get(url);
        if (found == null || found.count < FAILURES) {
            return false;
        }
        if (ticker.nanos() - found.nanos < PAUSE.toNanos()) {
            return true;
        }
        failed.remove(url, found);
        return false;
    }

    int size() {
        return (int) failed.keySet().stream().filter(this::holds).count();
    }

    private record Failed(int count, long nanos) {}
}
