package io.doudou.gosd;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.option.Settings;
import io.doudou.redis.list.UniqueName;
import io.doudou.redis.option.RedisOptions;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The nine functions of gosd. An object where the original has globals, so that two of them live in
 * one process. Serves all threads.
 *
 * <p>Usual: {@link #start} and {@link #get} when the program begins, {@link #iterateServiceRoute}
 * before each call of another service, {@link #failed} after a call that failed, {@link #close} at
 * the end.
 */
public final class Gosd implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Gosd.class.getName());

    /** How often a look-up reads the list while it waits for a service. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Ticker ticker;
    private final Duration refresh;
    private final int refreshAmount;
    private final Duration patience;
    private final Routes routes = new Routes();
    private final Quarantine quarantine;
    private final Map<String, String> manual = new ConcurrentHashMap<>();
    private final Map<String, String> own = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean isHooked = new AtomicBoolean();

    // Guarded by this; look-ups wait on it for a change.
    private @Nullable Driver driver;
    private Map<String, String> list = Map.of();
    private boolean isRead;
    private boolean isStale;
    private long readNanos;
    private long failures;
    private @Nullable Thread refresher;

    /**
     * A list that nothing is read into yet.
     *
     * @param settings those of {@link GosdOptions}
     * @throws IllegalArgumentException when a setting breaks its rule
     */
    public Gosd(Settings settings, Ticker ticker) {
        this.ticker = ticker;
        this.refresh = settings.get(RedisOptions.REFRESH);
        this.refreshAmount = GosdOptions.refreshAmount(settings);
        this.patience =
                settings.get(GosdOptions.TRY_FIND_SERVICE_DELAY)
                        .multipliedBy(GosdOptions.findAmount(settings));
        this.quarantine = new Quarantine(ticker);
    }

    /** With the settings of the process's environment. */
    public static Gosd fromEnvironment() {
        return new Gosd(environment(), Ticker.system());
    }

    /** What the process's environment and {@code .env} files say. */
    public static Settings environment() {
        return Settings.load(new String[0], System.getenv(), Path.of(""));
    }

    /**
     * Registers this process, and removes it again when the JVM ends. Does not read the list.
     *
     * @return its unique name
     * @throws ServiceException when the driver says no, or the server must be there and is not
     */
    public String start(String name, String url, Driver chosen) {
        synchronized (this) {
            driver = chosen;
            if (chosen instanceof LiveDriver live) {
                live.whenChanged(this::changed);
            } else if (refresher == null) {
                refresher = Thread.ofVirtual().name("doudou-gosd-refresh").start(this::keep);
            }
        }
        var unique = chosen.start(name, url);
        own.put(unique, url);
        waitClosing();
        return unique;
    }

    /**
     * Reads the list, a few times if need be. When that fails what is known stays, and is stale.
     */
    public void get() {
        var from = driver();
        for (int i = 0; i < refreshAmount; i++) {
            try {
                take(from.get());
                return;
            } catch (Cancelled stopped) {
                throw stopped;
            } catch (ServiceException failure) {
                noteFailure(failure);
            }
        }
    }

    /**
     * The next URL of a service, or an empty text. Waits for a service that nobody offers, as long
     * as {@code gosdTryFindServiceAmount} times {@code gosdTryFindServiceDelay}, and no longer than
     * until it is there.
     */
    public String iterateServiceRoute(String baseName) {
        return iterateServiceRoute(baseName, patience).orElse("");
    }

    /** The next URL of a service; waits no longer than this for one that nobody offers. */
    public Optional<String> iterateServiceRoute(String baseName, Duration limit) {
        var next = nextRoute(baseName);
        for (long end = ticker.nanos() + limit.toNanos(); next.isEmpty(); ) {
            long left = end - ticker.nanos();
            if (left <= 0) {
                return next;
            }
            get();
            next = nextRoute(baseName);
            if (next.isEmpty()) {
                awaitChange(Math.min(end - ticker.nanos(), LOOK.toNanos()));
                next = nextRoute(baseName);
            }
        }
        return next;
    }

    /** The next URL of a service that is known; waits for nobody. */
    public Optional<String> nextRoute(String baseName) {
        return routes.next(baseName, quarantine::holds);
    }

    /**
     * Reads the list when it is older than {@code GDD_REDIS_REFRESH}. It is kept up to date anyway,
     * so this costs nothing most of the time, in each request as well.
     */
    public void updateByCron() {
        if (age().map(age -> age.compareTo(refresh.multipliedBy(2)) > 0).orElse(true)) {
            get();
        }
    }

    /**
     * Adds a service that only this process knows, until {@link #delete}.
     *
     * @return its unique name
     */
    public String addServiceManually(String name, String url) {
        var time = LocalDateTime.ofInstant(ticker.now(), ZoneId.systemDefault());
        for (; ; time = time.plusNanos(10)) {
            var unique = UniqueName.of(name, time);
            if (manual.putIfAbsent(unique, url) == null) {
                rebuild();
                return unique;
            }
        }
    }

    /** Deletes what is at this URL, except what this process has registered, and reads the list. */
    public void deleteServiceWithUrl(String url) {
        delete(url, Map.of());
    }

    /** Deletes what is at this URL, even what this process has registered, and reads the list. */
    public void deleteServiceWithUrlEvenOwn(String url) {
        delete(url, Map.copyOf(own));
    }

    private void delete(String url, Map<String, String> ownToo) {
        for (var entry : known().entrySet()) {
            var isOwn = own.containsKey(entry.getKey()) && !ownToo.containsKey(entry.getKey());
            if (entry.getValue().equals(url) && !isOwn) {
                remove(entry.getKey());
            }
        }
        get();
    }

    /** Deletes one process or manual service, and reads the list. */
    public void delete(String uniqueName) {
        remove(uniqueName);
        get();
    }

    private void remove(String uniqueName) {
        own.remove(uniqueName);
        if (manual.remove(uniqueName) == null) {
            driver().delete(uniqueName);
        }
        rebuild();
    }

    /** The same as {@link #delete}. */
    public void finish(String uniqueName) {
        delete(uniqueName);
    }

    /** Removes what was registered here when the JVM ends. {@link #start} has called it. */
    public void waitClosing() {
        if (isHooked.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "doudou-gosd-close"));
        }
    }

    /** A call of this URL failed: after three in a row it is left alone for 30 seconds. */
    public void failed(String url) {
        quarantine.failed(url);
    }

    /** A call of this URL went well: failures before it count no more. */
    public void succeeded(String url) {
        quarantine.succeeded(url);
    }

    /** URLs by unique name, as they were read last, with what was added by hand. */
    public Map<String, String> known() {
        var known = new HashMap<>(manual);
        synchronized (this) {
            known.putAll(list);
        }
        return Map.copyOf(known);
    }

    /** How long ago the list was read; empty: never. */
    public synchronized Optional<Duration> age() {
        return isRead
                ? Optional.of(Duration.ofNanos(ticker.nanos() - readNanos))
                : Optional.empty();
    }

    /** Whether the last attempt to read the list failed. */
    public synchronized boolean isStale() {
        return isStale;
    }

    /** How often reading the list failed. */
    public synchronized long failures() {
        return failures;
    }

    /** How many URLs are left alone at the moment. */
    public int quarantined() {
        return quarantine.size();
    }

    private void take(Map<String, String> read) {
        boolean isChanged;
        synchronized (this) {
            // What is read most of the time is what is known.
            isChanged = !list.equals(read);
            list = isChanged ? Map.copyOf(read) : list;
            isRead = true;
            isStale = false;
            readNanos = ticker.nanos();
        }
        if (isChanged) {
            rebuild();
        }
    }

    private synchronized void rebuild() {
        var all = new HashMap<>(manual);
        all.putAll(list);
        routes.replace(all);
        notifyAll();
    }

    /** The driver has read the list by itself. */
    private void changed() {
        if (driver() instanceof LiveDriver live) {
            take(live.known());
        }
    }

    private synchronized void noteFailure(ServiceException failure) {
        LOG.log(
                isStale ? Level.DEBUG : Level.WARNING,
                "the list of services stays as it is: {0}",
                failure.getMessage());
        isStale = true;
        failures++;
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is that of the caller.
    private synchronized void awaitChange(long nanos) {
        try {
            wait(1 + nanos / 1_000_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while waiting for a service", stopped);
        }
    }

    private void keep() {
        try {
            while (!closed.get()) {
                ticker.sleep(refresh);
                get();
            }
        } catch (InterruptedException | Cancelled stopped) {
            // The list was closed.
        }
    }

    private synchronized Driver driver() {
        if (driver == null) {
            throw new IllegalStateException("start comes first: no driver is known");
        }
        return driver;
    }

    /** Removes what was registered here, and ends the driver. A second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Driver last;
        Thread refreshing;
        synchronized (this) {
            last = driver;
            refreshing = refresher;
        }
        if (refreshing != null) {
            refreshing.interrupt();
        }
        if (last != null) {
            close(last);
        }
    }

    private void close(Driver last) {
        try {
            for (var unique : own.keySet()) {
                LOG.log(Level.INFO, "Finishing service: {0}", unique);
                last.delete(unique);
            }
        } catch (ServiceException away) {
            LOG.log(Level.WARNING, "a service could not be finished: {0}", away.getMessage());
        }
        if (last instanceof LiveDriver live) {
            live.close();
        }
    }
}
