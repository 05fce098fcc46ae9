package io.doudou.mdns;

import io.doudou.fault.Cancelled;
import io.doudou.figure.Figure;
import io.doudou.option.Settings;
import io.doudou.registry.Registry;
import io.doudou.registry.Roster;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/*
 * Who does what.
 *
 * Callers register, ask and wait. One thread receives, and does what is due: announcements, and the
 * questions whether known nodes are still there. Both come together in one lock, this object, which
 * nobody holds while waiting or resolving names, so the receiving thread never waits for a caller.
 *
 * The first look-up of a service asks the network and waits: until answers have come and no more
 * follow at once, or for the whole time when nobody answers. Beside a watch the first answer is
 * enough, because the watch tells of the others: so the first call of a client, which watches, goes
 * out as soon as one node is known. From then on the service is followed, and look-ups are answered
 * from what is known, kept in a registry in memory, until nobody has asked for a minute.
 */
/**
 * A registry without a server: services are announced and asked for on the local network, in the
 * record form of go-micro, so that its programs find ours and ours find them. Serves all threads.
 *
 * <p>Sockets are opened with the first use. What is registered is found by others at once; watchers
 * elsewhere hear of it within a second. A node that is deregistered says goodbye; one that crashes
 * is gone after {@code GDD_MDNS_REFRESH} and three seconds.
 */
public final class MdnsRegistry implements Registry {

    /** After an answer, how long there may be nothing until a look-up is content. */
    private static final long QUIET_NANOS = Duration.ofMillis(10).toNanos();

    /** How many times the whole wait a look-up takes at most. */
    private static final int BUSY_WAITS = 10;

    /**
     * How long it is believed that nobody offers a service; who comes meanwhile announces himself.
     */
    private static final Duration NOBODY = Duration.ofSeconds(1);

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Settings settings;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final long waitNanos;
    private final Registry view = Registry.inMemory();

    // All that follows is guarded by this, with the conversation within, which look-ups wait on.
    private @Nullable MdnsLoop loop;
    private boolean closed;

    /**
     * A registry that opens no socket before its first use.
     *
     * @param settings those of {@link MdnsOptions}
     * @param random spreads what many machines do at the same moment
     */
    public MdnsRegistry(Settings settings, Ticker ticker, RandomGenerator random) {
        this.settings = settings;
        this.ticker = ticker;
        this.random = random;
        this.waitNanos = settings.get(MdnsOptions.WAIT).toNanos();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The address of a node is a base URL or {@code host:port}; a host name is resolved here.
     *
     * @throws IllegalArgumentException also when a name or an address cannot be announced, saying
     *     what to do
     */
    @Override
    public void register(Service service) {
        open();
        if (service.nodes().isEmpty()) {
            throw new IllegalArgumentException("service " + service.name() + " has no node");
        }
        var nodes = new ArrayList<Publication>();
        for (var node : service.nodes()) {
            var owner = "node " + node.id() + " of service " + service.name();
            nodes.add(Publication.of(service, node, Place.of(node.address(), owner)));
        }
        synchronized (this) {
            var here = open();
            var now = ticker.nanos();
            nodes.forEach(node -> here.conversation().add(service, node, now));
            here.wakeup();
        }
    }

    @Override
    public synchronized void deregister(Service service) {
        var here = open();
        here.send(here.conversation().remove(service));
    }

    @Override
    public synchronized List<Service> lookup(String name) {
        open();
        search(name);
        return view.lookup(name);
    }

    @Override
    public synchronized List<String> list() {
        var here = open();
        var listed = here.conversation().listed();
        here.send(here.conversation().askForList(ticker.nanos()));
        long began = ticker.nanos();
        await(here, began, QUIET_NANOS, listed::heardNanos);
        requireOpen();
        var names = new TreeSet<>(listed.names());
        names.addAll(here.conversation().ownServices());
        return List.copyOf(names);
    }

    @Override
    public synchronized Watch watch(String name) {
        var here = open();
        if (!here.conversation().isName(name)) {
            return view.watch(name);
        }
        here.conversation().follow(name, ticker.nanos()).watches++;
        search(name);
        return new FollowingWatch(view.watch(name), () -> unwatched(name));
    }

    private synchronized void unwatched(String name) {
        if (!closed && loop != null) {
            loop.conversation().follow(name, ticker.nanos()).watches--;
        }
    }

    @Override
    public Roster roster() {
        return new MdnsRoster(Roster.of(this), this::figures);
    }

    private synchronized List<Figure> figures() {
        return open().conversation().figures();
    }

    @Override
    public void close() {
        MdnsLoop last;
        synchronized (this) {
            last = loop;
            if (closed) {
                return;
            }
            closed = true;
            if (last != null) {
                last.send(last.conversation().removeAll());
            }
            view.close();
            notifyAll();
        }
        if (last != null) {
            last.close();
        }
    }

    /** Asks the network unless enough is known, and waits for answers. */
    private void search(String name) {
        var here = open();
        if (!here.conversation().isName(name)) {
            return;
        }
        long now = ticker.nanos();
        var service = here.conversation().follow(name, now);
        var isLongAgo = now - service.searchedNanos >= NOBODY.toNanos();
        if (!service.isSearched || (isLongAgo && view.lookup(name).isEmpty())) {
            service.isSearched = true;
            here.send(here.conversation().ask(service, now));
            service.searchedNanos = ticker.nanos();
        }
        long began = service.searchedNanos;
        // When a node is announced here, one is known that answers: others are not worth the whole
        // time.
        var isHere = here.conversation().offersHere(name);
        var quietNanos = service.watches > 0 && !isHere ? 0 : QUIET_NANOS;
        await(
                here,
                began,
                quietNanos,
                () -> isHere ? Math.max(began, service.heardNanos) : service.heardNanos);
    }

    /**
     * Waits until nothing more is heard, or for the whole time when nothing is.
     *
     * @param began when the network was asked
     * @param quietNanos how long nothing more has to be heard
     * @param heard when something was heard last; before {@code began}: nothing
     */
    private void await(MdnsLoop here, long began, long quietNanos, LongSupplier heard) {
        while (!closed) {
            long now = ticker.nanos();
            long last = heard.getAsLong();
            var isAnswered = last - began >= 0;
            long end = Math.min(began + waitNanos, isAnswered ? last + quietNanos : Long.MAX_VALUE);
            if (now - end < 0) {
                pause(end - now);
            } else if (isAnswered || here.hasReadAll(end) || isTooLate(began, now)) {
                return;
            } else {
                here.wakeup();
                pause(QUIET_NANOS);
            }
        }
        requireOpen();
    }

    /**
     * On a busy machine an answer may have come in time and not been read yet, but not for long.
     */
    private boolean isTooLate(long began, long now) {
        return now - began >= BUSY_WAITS * waitNanos;
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is that of the caller.
    private void pause(long nanos) {
        try {
            wait(nanos / NANOS_PER_MILLI, (int) (nanos % NANOS_PER_MILLI));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled(
                    "interrupted while waiting for the answers of multicast DNS", stopped);
        }
    }

    /**
     * Opens the sockets and starts to listen, if that has not been done.
     *
     * @throws io.doudou.fault.Unreachable when the sockets cannot be opened, saying what to do
     */
    synchronized MdnsLoop open() {
        requireOpen();
        if (loop == null) {
            var conversation = new Conversation(view, settings, MachineName.label(), random);
            loop = MdnsLoop.start(this, conversation, settings.get(MdnsOptions.INTERFACES), ticker);
        }
        return loop;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }
}
