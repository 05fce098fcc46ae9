package io.doudou.consul;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Malformed;
import io.doudou.fault.Unreachable;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.SnapshotWatch;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * One service that is watched. A thread asks Consul for changes, and is answered when there are
 * some. Serves all threads.
 *
 * <p>While the agent is away its last answer holds. When it comes back it may know less than before
 * until everybody has registered again, so for a while no node is taken away.
 */
final class Followed implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Followed.class.getName());

    /** How long an agent that was away may know less than before. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** The wait for changes meanwhile. */
    private static final Duration GRACE_WAIT = Duration.ofMillis(500);

    /** Between two questions, so that a service that changes all the time costs no more. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Duration RETRY_MIN = Duration.ofMillis(250);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);

    /** Consul lengthens waits by up to a sixteenth; the answer has its way, too. */
    private static final int SPREAD = 16;

    private static final Duration WAY = Duration.ofSeconds(5);

    private final ConsulAgent agent;
    private final String name;
    private final Duration wait;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Consumer<Followed> whenUnwatched;
    private final Thread thread;

    // Of the thread.
    private long index;
    private int failures;
    private boolean isGrace;
    private long graceEndNanos;

    // Guarded by this.
    private final Set<SnapshotWatch> watches = new HashSet<>();
    private @Nullable List<Service> newest;

    Followed(
            ConsulAgent agent,
            String name,
            Duration wait,
            Ticker ticker,
            RandomGenerator random,
            Consumer<Followed> whenUnwatched) {
        this.agent = agent;
        this.name = name;
        this.wait = wait;
        this.ticker = ticker;
        this.random = random;
        this.whenUnwatched = whenUnwatched;
        this.thread = Thread.ofVirtual().name("doudou-consul-" + name).unstarted(this::run);
    }

    /** What to ask about a service. Any server may answer, which is what go-micro asks for, too. */
    static String path(String name) {
        return "/v1/health/service/" + ConsulAgent.encoded(name) + "?stale";
    }

    void begin() {
        thread.start();
    }

    String name() {
        return name;
    }

    synchronized SnapshotWatch watch() {
        var watch = new SnapshotWatch(this::ended);
        watches.add(watch);
        if (newest != null) {
            watch.offer(newest);
        }
        return watch;
    }

    private void ended(SnapshotWatch watch) {
        synchronized (this) {
            watches.remove(watch);
        }
        whenUnwatched.accept(this);
    }

    synchronized boolean isUnwatched() {
        return watches.isEmpty();
    }

    private void run() {
        try {
            while (true) {
                ticker.sleep(ask() ? PAUSE : retry());
            }
        } catch (InterruptedException | Cancelled closed) {
            // Nobody watches any more.
        }
    }

    /** One question; whether it was answered. */
    private boolean ask() {
        var most = isGrace ? GRACE_WAIT : wait;
        var question = path(name) + "&index=" + index + "&wait=" + most.toMillis() + "ms";
        try {
            var answer = agent.get(question, most.plus(most.dividedBy(SPREAD)).plus(WAY));
            if (!answer.isOk()) {
                throw agent.refusal("tell of changes of " + name, answer);
            }
            answered(Instances.read(name, answer.body()), answer.index());
            return true;
        } catch (Unreachable | Malformed failure) {
            failed(failure);
            return false;
        }
    }

    private void answered(List<Service> services, long at) {
        if (failures > 0) {
            LOG.log(Level.INFO, "Consul tells of changes of {0} again", name);
            failures = 0;
            isGrace = true;
            graceEndNanos = ticker.nanos() + GRACE.toNanos();
        }
        // An index that goes back is that of another history; one of 0 would not wait.
        index = at < index ? 0 : Math.max(1, at);
        isGrace = isGrace && graceEndNanos - ticker.nanos() > 0 && isLess(services);
        if (!isGrace) {
            offer(services);
        }
    }

    /** Whether a node is missing that was there before the agent was away. */
    private synchronized boolean isLess(List<Service> services) {
        return newest != null && !ids(services).containsAll(ids(newest));
    }

    private static Set<String> ids(List<Service> services) {
        return services.stream()
                .flatMap(service -> service.nodes().stream())
                .map(Node::id)
                .collect(Collectors.toSet());
    }

    private synchronized void offer(List<Service> services) {
        newest = services;
        watches.forEach(watch -> watch.offer(services));
    }

    private void failed(RuntimeException failure) {
        failures++;
        index = 0;
        LOG.log(
                failures == 1 ? Level.WARNING : Level.DEBUG,
                "changes of {0} are not known: {1}",
                name,
                failure.getMessage());
    }

    /** Longer with each failure, half of it by chance. */
    private Duration retry() {
        var full = RETRY_MIN.toNanos() << Math.min(failures - 1, 3);
        var most = Math.min(full, RETRY_MAX.toNanos());
        return Duration.ofNanos(most / 2 + random.nextLong(most / 2 + 1));
    }

    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            watches.forEach(SnapshotWatch::end);
            watches.clear();
        }
    }
}
