package io.doudou.gosd;

import io.doudou.fault.ServiceException;
import io.doudou.redis.list.Entry;
import io.doudou.redis.list.EntryList;
import io.doudou.redis.list.LiveList;
import io.doudou.redis.wire.Refusal;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes entries that nobody can reach any more: those of crashed programs of gosd, which have no
 * lease. One process of all does it, chosen through the list itself. A thread of its own.
 */
final class Prober implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Prober.class.getName());

    /** An entry is removed when so many probes in a row have failed. */
    private static final int PROBES = 3;

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final EntryList entries;
    private final LiveList list;
    private final Duration pause;
    private final String name;
    private final Ticker ticker;
    private final Map<String, Integer> failed = new HashMap<>();
    private final Thread thread;

    /**
     * A prober that has not begun.
     *
     * @param after how long an entry stays that cannot be reached
     * @param name of this process, unique
     */
    Prober(EntryList entries, LiveList list, Duration after, String name, Ticker ticker) {
        this.entries = entries;
        this.list = list;
        this.pause = after.dividedBy(PROBES);
        this.name = name;
        this.ticker = ticker;
        this.thread = Thread.ofVirtual().name("doudou-gosd-prober").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                ticker.sleep(pause);
                round();
            }
        } catch (InterruptedException | IllegalStateException closed) {
            // The driver is closed.
        }
    }

    private void round() {
        try {
            if (entries.isElected(name, pause.multipliedBy(2))) {
                var known = list.listing().entries();
                failed.keySet().retainAll(known.keySet());
                known.values().stream()
                        .filter(each -> !list.isOwn(each.field()))
                        .forEach(this::probe);
            } else {
                failed.clear();
            }
        } catch (ServiceException | Refusal away) {
            failed.clear();
            LOG.log(Level.DEBUG, "a round was in vain", away);
        }
    }

    private void probe(Entry entry) {
        var place = place(entry.url());
        if (place.isEmpty() || isReached(place.get())) {
            failed.remove(entry.field());
        } else if (failed.merge(entry.field(), 1, Integer::sum) == PROBES) {
            // Once only: it may still be in the list that was read last.
            entries.remove(List.of(entry.field()));
            LOG.log(
                    Level.INFO,
                    "{0} was removed: {1} could not be reached",
                    entry.field(),
                    entry.url());
        }
    }

    private static boolean isReached(InetSocketAddress place) {
        try (var socket = new Socket()) {
            socket.connect(place, (int) CONNECT.toMillis());
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** What has no host and port, as pure consumers register, cannot be probed. */
    private static Optional<InetSocketAddress> place(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() == null || uri.getPort() < 0
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }
}
