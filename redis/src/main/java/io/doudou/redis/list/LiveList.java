package io.doudou.redis.list;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.redis.wire.Connection;
import io.doudou.redis.wire.Refusal;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A copy of the list that keeps itself up to date, and the entries of this process in it: renewed
 * as long as this is open, and written again when they are missing. While the server is away the
 * copy stays as it was last read. Connects when first used. Serves all threads.
 */
public final class LiveList implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LiveList.class.getName());

    private static final Duration RETRY_MIN = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);

    /** Many changes at once are read together. */
    private static final Duration GAP = Duration.ofMillis(50);

    private final EntryList list;
    private final Pace pace;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Consumer<Listing> told;

    /** Whoever holds it talks to the server; own entries and the copy change only under it. */
    private final ReentrantLock talk = new ReentrantLock(true);

    /** A permit asks the keeper to read the list now. */
    private final Semaphore pokes = new Semaphore(0);

    private final Thread keeper;
    private final Thread listener;

    // Guarded by talk.
    private final TreeMap<String, Entry> own = new TreeMap<>();
    private boolean isStarted;
    private long renewedNanos;
    private boolean isRenewed;
    private boolean isAway;
    private int returns;

    private volatile Listing listing = Listing.unread();
    private volatile Attempt last = new Attempt(0, 0, null);
    private volatile boolean closed;
    private volatile @Nullable Connection changes;

    /**
     * A copy that nothing is read into yet.
     *
     * @param random spreads what many processes do at the same moment
     * @param told hears each new state of the copy, on the thread that read it; must not block
     */
    public LiveList(
            EntryList list,
            Pace pace,
            Ticker ticker,
            RandomGenerator random,
            Consumer<Listing> told) {
        this.list = list;
        this.pace = pace;
        this.ticker = ticker;
        this.random = random;
        this.told = told;
        this.keeper = Thread.ofVirtual().name("doudou-redis-keeper").unstarted(this::keep);
        this.listener = Thread.ofVirtual().name("doudou-redis-listener").unstarted(this::listen);
    }

    /** The copy as it is, without waiting for anybody. */
    public Listing listing() {
        return listing;
    }

    /** How often the list was read or tried to be. */
    public Attempt last() {
        return last;
    }

    /**
     * What became of reading the list so far.
     *
     * @param count how often it was tried
     * @param failed how often in vain
     * @param failure why it was in vain the last time; null when it was not
     */
    public record Attempt(long count, long failed, @Nullable RuntimeException failure) {}

    /**
     * The copy, read now if it never was.
     *
     * @throws ServiceException when the server has never answered, and does not now
     */
    public Listing known() {
        var known = listing;
        if (known.isRead()) {
            return known;
        }
        // It is being tried anyway: nobody has to wait for the next failure.
        var failure = last.failure();
        if (failure != null) {
            throw asServiceException(failure);
        }
        return refreshed();
    }

    /**
     * The copy, read now; who calls while somebody else reads gets what that one reads.
     *
     * @throws ServiceException when the server does not answer, or says no
     */
    public Listing refreshed() {
        long seen = last.count();
        lock();
        try {
            if (last.count() == seen) {
                attempt();
            }
            var failure = last.failure();
            if (failure != null) {
                throw asServiceException(failure);
            }
            return listing;
        } finally {
            talk.unlock();
        }
    }

    /**
     * Adds an entry of this process, or changes its details when it is there.
     *
     * @return false when somebody else has an entry of this name
     * @throws ServiceException when the server says no, or cannot be reached and is required
     */
    public boolean add(Entry entry) {
        lock();
        try {
            var isNew = own.put(entry.field(), entry) == null;
            var isDone = false;
            try {
                isDone = isNew ? list.add(entry) : changed(entry);
            } catch (Cancelled | Refusal refused) {
                throw asServiceException(refused);
            } catch (ServiceException away) {
                isDone = !pace.isRequired();
                noteFailure(away);
                if (!isDone) {
                    throw away;
                }
                pokes.release();
            } finally {
                if (!isDone) {
                    own.remove(entry.field());
                }
            }
            if (isDone) {
                tell(listing.with(own));
            }
            return isDone;
        } finally {
            talk.unlock();
        }
    }

    /** Whether an entry belongs to this process. */
    public boolean isOwn(String field) {
        talk.lock();
        try {
            return own.containsKey(field);
        } finally {
            talk.unlock();
        }
    }

    private boolean changed(Entry entry) {
        list.renew(List.of(entry));
        list.tell(entry.field());
        return true;
    }

    /**
     * Takes back an entry of this process. While the server is away it is taken back there by the
     * end of its lease, if it has one.
     */
    public void remove(String field) {
        lock();
        try {
            if (own.remove(field) != null) {
                takeBack(List.of(field));
            }
            tell(listing.without(field));
        } finally {
            talk.unlock();
        }
    }

    /** Removes our own entries and ends. A second call does nothing. */
    @Override
    public void close() {
        talk.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            takeBack(new ArrayList<>(own.keySet()));
            own.clear();
        } finally {
            talk.unlock();
        }
        keeper.interrupt();
        listener.interrupt();
        var open = changes;
        if (open != null) {
            open.close();
        }
        list.redis().close();
    }

    private void takeBack(List<String> fields) {
        try {
            list.remove(fields);
        } catch (ServiceException | Refusal failure) {
            var rest =
                    list.isStrict()
                            ? "they stay until somebody removes them"
                            : "they end with their lease";
            LOG.log(
                    Level.WARNING,
                    "{0} could not be removed from {1}, {2}: {3}",
                    fields,
                    list.name(),
                    rest,
                    failure.getMessage());
        }
    }

    /** Reads the list when it is time, when it has changed, and soon again when that failed. */
    private void keep() {
        var pause = RETRY_MIN;
        try {
            while (!closed) {
                var wait = isAwayNow() ? pause : pace.wake();
                pause = isAwayNow() ? doubled(pause) : RETRY_MIN;
                if (pokes.tryAcquire(spread(wait), TimeUnit.NANOSECONDS) && !isAwayNow()) {
                    ticker.sleep(GAP);
                }
                pokes.drainPermits();
                keepUp();
            }
        } catch (InterruptedException | IllegalStateException | Cancelled stopped) {
            // The list was closed.
        }
    }

    private void keepUp() {
        talk.lock();
        try {
            if (!closed) {
                attempt();
            }
        } finally {
            talk.unlock();
        }
    }

    private boolean isAwayNow() {
        return last.failure() != null;
    }

    private static Duration doubled(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(RETRY_MAX) < 0 ? twice : RETRY_MAX;
    }

    /** Give or take a fifth, so that many processes do not ask at the same moment. */
    private long spread(Duration wait) {
        long nanos = wait.toNanos();
        return nanos - nanos / 5 + random.nextLong(1 + 2 * (nanos / 5));
    }

    /** Renews, reads, and adds again what is missing; never throws what is about the server. */
    private void attempt() {
        try {
            renewIfDue();
            var read = new TreeMap<>(list.read());
            for (var entry : own.values()) {
                if (!read.containsKey(entry.field())) {
                    list.add(entry);
                }
            }
            read.putAll(own);
            last = new Attempt(last.count() + 1, last.failed(), null);
            noteSuccess();
            tell(new Listing(read, true, ticker.nanos(), returns));
        } catch (Cancelled stopped) {
            throw stopped;
        } catch (ServiceException | Refusal failure) {
            last = new Attempt(last.count() + 1, last.failed() + 1, failure);
            isRenewed = false;
            noteFailure(failure);
        }
    }

    private void renewIfDue() {
        if (pace.lease().isEmpty()) {
            return;
        }
        long now = ticker.nanos();
        long due = pace.lease().get().interval().toNanos();
        if (!isRenewed || now - renewedNanos >= due) {
            list.renew(own.values());
            list.sweep();
            renewedNanos = now;
            isRenewed = true;
        }
    }

    private void tell(Listing next) {
        listing = next;
        told.accept(next);
    }

    /** One line when the server goes and one when it is back; the rest is for debugging. */
    private void noteFailure(RuntimeException failure) {
        LOG.log(
                isAway ? Level.DEBUG : Level.WARNING,
                "{0}; what is known of {1} stays, and it is tried again",
                failure.getMessage(),
                list.name());
        isAway = true;
    }

    private void noteSuccess() {
        if (isAway) {
            LOG.log(Level.INFO, "{0} is read again", list.name());
            returns++;
        }
        isAway = false;
    }

    /** Pokes the keeper for each change that is told, and when nothing can be told any more. */
    private void listen() {
        try {
            while (!closed) {
                try (var connection = list.changes()) {
                    changes = connection;
                    while (!closed) {
                        connection.await();
                        pokes.release();
                    }
                } catch (Cancelled stopped) {
                    return;
                } catch (ServiceException | Refusal | IOException lost) {
                    pokes.release();
                }
                ticker.sleep(RETRY_MAX.dividedBy(4));
            }
        } catch (InterruptedException | IllegalStateException stopped) {
            // The list was closed.
        }
    }

    /** Takes the lock and starts the threads with the first use. */
    private void lock() {
        try {
            talk.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while waiting for " + list.name(), stopped);
        }
        if (closed) {
            talk.unlock();
            throw new IllegalStateException("the list is closed");
        }
        if (!isStarted) {
            isStarted = true;
            keeper.start();
            if (!list.isStrict()) {
                listener.start();
            }
        }
    }

    private static ServiceException asServiceException(RuntimeException failure) {
        return failure instanceof ServiceException known
                ? known
                : new Unreachable(String.valueOf(failure.getMessage()), failure);
    }
}
