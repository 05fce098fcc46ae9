package io.doudou.http.client;

import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.http.loop.Waiting;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The connections to one node: hands each to one caller at a time (to several when it can carry
 * several), opens more while there are fewer than the limit, and lets callers wait in order. Serves
 * all threads; one lock guards everything, and nothing foreign is called while it is held.
 *
 * @param <C> a connection
 */
final class Pool<C> implements AutoCloseable {

    /** Callers that may wait for a connection; more are refused at once, as waiting is hopeless. */
    static final int WAITING_MAX = 10_000;

    /** Opens and closes connections. */
    interface Connector<C> {

        /**
         * Begins to open a connection and returns at once; the outcome is told to one of the two.
         *
         * @param home where the caller would like it to live, null where it does not matter
         */
        void open(@Nullable Object home, Consumer<Opened<C>> good, Consumer<ServiceException> bad);

        /** Has {@code told} run when the connection can carry nothing more, for whatever reason. */
        void whenSpent(C connection, Runnable told);

        /** Closes a connection; again is harmless. */
        void close(C connection);
    }

    /**
     * A connection that has been opened.
     *
     * @param home where it lives
     * @param capacity how many callers it serves at a time
     */
    record Opened<C>(C connection, Object home, int capacity) {}

    /** A connection and its place in the pool. Its fields are guarded by the pool. */
    static final class Seat<C> {
        private final C connection;
        private final Object home;
        private final int capacity;
        private final long openedNanos;
        private int used;
        private int uses;
        private long idleSinceNanos;
        private boolean listed;
        private boolean lost;

        private Seat(Opened<C> opened, long openedNanos) {
            this.connection = opened.connection();
            this.home = opened.home();
            this.capacity = opened.capacity();
            this.openedNanos = openedNanos;
        }

        C connection() {
            return connection;
        }
    }

    private final String node;
    private final int connectionsMax;
    private final Lifetime lifetime;
    private final Connector<C> connector;
    private final Ticker ticker;

    // Seats with room, the one used last at the end: the fewest connections stay in use.
    private final List<Seat<C>> free = new ArrayList<>();
    private final Deque<Ticket<C>> waiting = new ArrayDeque<>();
    private int connections;
    private boolean closed;

    // Whether all connections that there may be are in use; read without the lock.
    private volatile boolean full;

    Pool(
            String node,
            int connectionsMax,
            Lifetime lifetime,
            Connector<C> connector,
            Ticker ticker) {
        this.node = node;
        this.connectionsMax = connectionsMax;
        this.lifetime = lifetime;
        this.connector = connector;
        this.ticker = ticker;
    }

    /**
     * A connection, as soon as there is one. Blocks.
     *
     * @param home one that lives here is preferred
     * @param endNanos when to give up
     * @throws Unreachable when none could be opened or became free in time
     * @throws InterruptedException when the thread is interrupted
     */
    Seat<C> take(@Nullable Object home, long endNanos) throws InterruptedException {
        var ticket = new Ticket<C>(home, ticker);
        var open = false;
        Seat<C> seat;
        synchronized (this) {
            seat = freeSeat(home);
            if (seat != null && !isWorn(seat)) {
                return seat;
            }
            if (seat == null) {
                enqueue(ticket);
                open = reserve();
            }
        }
        if (seat != null) {
            give(seat);
            return take(home, endNanos);
        }
        if (open) {
            openFor(ticket);
        }
        return awaited(ticket, endNanos);
    }

    private void enqueue(Ticket<C> ticket) {
        if (closed || waiting.size() >= WAITING_MAX) {
            throw refused();
        }
        waiting.addLast(ticket);
    }

    /** Whether a caller would have to wait for another one. It may be over in the next moment. */
    boolean isFull() {
        return full;
    }

    /** Takes a connection back that can be used again; one whose time is over is closed. */
    void give(Seat<C> seat) {
        boolean isLast;
        synchronized (this) {
            seat.used--;
            seat.uses++;
            var isOver = closed || isWorn(seat);
            isLast = isOver && seat.used == 0;
            if (isOver) {
                unlist(seat);
            } else if (!seat.lost) {
                handOut(seat);
            }
        }
        if (isLast) {
            lost(seat);
            connector.close(seat.connection);
        }
    }

    /**
     * Takes a connection back that must not be used again, and closes it. One that carries several
     * callers stays for the others.
     */
    void drop(Seat<C> seat) {
        if (seat.capacity > 1) {
            give(seat);
        } else {
            lost(seat);
            connector.close(seat.connection);
        }
    }

    /** Says that a connection can carry nothing more. A second call does nothing. */
    void lost(Seat<C> seat) {
        Ticket<C> next;
        synchronized (this) {
            next = forget(seat);
        }
        if (next != null) {
            openFor(next);
        }
    }

    /**
     * Closes the connections that nobody has used since {@code sinceNanos}, and those that nobody
     * uses and whose time is over.
     */
    void closeIdle(long sinceNanos) {
        var old = new ArrayList<Seat<C>>();
        synchronized (this) {
            for (var seat : free) {
                var isIdle = seat.idleSinceNanos - sinceNanos < 0;
                if (seat.used == 0 && (isIdle || isWorn(seat))) {
                    old.add(seat);
                }
            }
        }
        old.forEach(this::dropIfIdle);
    }

    /** Connections that are open or being opened. */
    synchronized int connections() {
        return connections;
    }

    /**
     * Refuses new callers and those who wait, so that they go elsewhere at once, and closes what
     * nobody uses. The rest is closed when given back.
     */
    @Override
    public void close() {
        List<Seat<C>> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(free);
            waiting.forEach(ticket -> ticket.fail(refused()));
            waiting.clear();
        }
        all.forEach(this::dropIfIdle);
    }

    private void dropIfIdle(Seat<C> seat) {
        synchronized (this) {
            if (seat.used > 0 || seat.lost) {
                return;
            }
            forget(seat);
        }
        connector.close(seat.connection);
    }

    /** A free seat at home; from elsewhere only when no more may be opened. */
    private @Nullable Seat<C> freeSeat(@Nullable Object home) {
        for (int i = free.size() - 1; i >= 0; i--) {
            if (home == null || free.get(i).home == home) {
                return occupied(i);
            }
        }
        return free.isEmpty() || connections < connectionsMax ? null : occupied(free.size() - 1);
    }

    private Seat<C> occupied(int index) {
        var seat = free.get(index);
        seat.used++;
        if (seat.used == seat.capacity) {
            free.remove(index);
            seat.listed = false;
            noteFull();
        }
        return seat;
    }

    /** Whether the connection is to be replaced as soon as nobody uses it. */
    private boolean isWorn(Seat<C> seat) {
        return lifetime != Lifetime.ENDLESS
                && lifetime.isOver(ticker.nanos() - seat.openedNanos, seat.uses);
    }

    private boolean reserve() {
        if (connections >= connectionsMax) {
            return false;
        }
        connections++;
        noteFull();
        return true;
    }

    private void noteFull() {
        full = connections >= connectionsMax && free.isEmpty();
    }

    private void openFor(Ticket<C> ticket) {
        connector.open(ticket.home, this::opened, failure -> notOpened(ticket, failure));
    }

    private void opened(Opened<C> opened) {
        var seat = new Seat<>(opened, ticker.nanos());
        boolean late;
        synchronized (this) {
            late = closed;
            if (late) {
                forget(seat);
            } else {
                handOut(seat);
            }
        }
        if (late) {
            connector.close(seat.connection);
        } else {
            connector.whenSpent(seat.connection, () -> lost(seat));
        }
    }

    private void notOpened(Ticket<C> ticket, ServiceException failure) {
        Ticket<C> next;
        synchronized (this) {
            connections--;
            noteFull();
            waiting.remove(ticket);
            next = nextToOpenFor();
        }
        ticket.fail(failure);
        if (next != null) {
            openFor(next);
        }
    }

    /** Gives a seat with room to those who wait longest, or makes it free. */
    private void handOut(Seat<C> seat) {
        while (seat.used < seat.capacity && !waiting.isEmpty()) {
            seat.used++;
            waiting.removeFirst().fulfil(seat);
        }
        seat.idleSinceNanos = ticker.nanos();
        if (seat.used < seat.capacity && !seat.listed) {
            seat.listed = true;
            free.addLast(seat);
            noteFull();
        }
    }

    /** Strikes a connection off. When somebody waits, another may be opened for them. */
    private @Nullable Ticket<C> forget(Seat<C> seat) {
        if (seat.lost) {
            return null;
        }
        seat.lost = true;
        unlist(seat);
        connections--;
        noteFull();
        return nextToOpenFor();
    }

    /** Gives the seat to nobody any more. */
    private void unlist(Seat<C> seat) {
        free.remove(seat);
        seat.listed = false;
        noteFull();
    }

    private @Nullable Ticket<C> nextToOpenFor() {
        return !waiting.isEmpty() && !closed && reserve() ? waiting.peekFirst() : null;
    }

    private Seat<C> awaited(Ticket<C> ticket, long endNanos) throws InterruptedException {
        try {
            if (!ticket.await(endNanos)) {
                giveUp(ticket);
                throw new Unreachable(
                        node
                                + ": no connection became free in time, all of "
                                + connectionsMax
                                + " are in use or being opened");
            }
        } catch (InterruptedException interrupted) {
            giveUp(ticket);
            throw interrupted;
        }
        return ticket.seat();
    }

    private void giveUp(Ticket<C> ticket) {
        synchronized (this) {
            waiting.remove(ticket);
        }
        // It may have been fulfilled a moment ago.
        var seat = ticket.seatOrNull();
        if (seat != null) {
            give(seat);
        }
    }

    private Unreachable refused() {
        return new Unreachable(
                closed
                        ? node + ": the client is closed"
                        : node + ": " + WAITING_MAX + " calls wait for a connection already");
    }

    /** The place of one caller in the queue. */
    private static final class Ticket<C> {
        private final @Nullable Object home;
        private final Ticker ticker;
        private final Waiting waiting = new Waiting();
        private volatile @Nullable Seat<C> seat;
        private volatile @Nullable ServiceException failure;

        Ticket(@Nullable Object home, Ticker ticker) {
            this.home = home;
            this.ticker = ticker;
        }

        void fulfil(Seat<C> granted) {
            seat = granted;
            waiting.wake();
        }

        void fail(ServiceException cause) {
            failure = cause;
            waiting.wake();
        }

        boolean await(long endNanos) throws InterruptedException {
            return waiting.until(() -> seat != null || failure != null, endNanos, ticker);
        }

        @Nullable Seat<C> seatOrNull() {
            return seat;
        }

        Seat<C> seat() {
            var granted = seat;
            if (granted != null) {
                return granted;
            }
            throw failure != null ? failure : new IllegalStateException("not awaited");
        }
    }
}
