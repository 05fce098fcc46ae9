package io.doudou.gossip;

import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.KeyRing;
import io.doudou.option.Settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * This process as a member of a gossip cluster, started and on the network. Serves all threads.
 *
 * <pre>{@code
 * try (var cluster = Cluster.with(settings).meta(meta).start()) {
 *     cluster.watch(event -> log(event.member().name()));
 *     cluster.members();
 * }
 * }</pre>
 *
 * <p>Reading {@link #members} never waits; everything else waits for one turn of the member's own
 * thread, which is short. Closing says good-bye and gives the others time to hear it; closing twice
 * is harmless, and after it everything but reading throws {@link IllegalStateException}.
 */
public final class Cluster implements AutoCloseable {

    /**
     * After the news of leaving has been sent often enough, it is still on its way for a moment.
     */
    private static final Duration LINGER = Duration.ofMillis(500);

    /** Every ping is ended by the membership; this only bounds the wait for a defect. */
    private static final Duration PING_PATIENCE = Duration.ofSeconds(30);

    private final ClusterConfig config;
    private final ClusterLoop loop;
    private final MemberDriver driver;
    private final Thread thread;
    private boolean isLeft;

    Cluster(ClusterConfig config, ClusterLoop loop, MemberDriver driver, Thread thread) {
        this.config = config;
        this.loop = loop;
        this.driver = driver;
        this.thread = thread;
    }

    /** A member that is yet to start, as {@link GossipOptions} say. */
    public static ClusterBuilder with(Settings settings) {
        return new ClusterBuilder(settings);
    }

    /** This node as the others are told. */
    public Member self() {
        return ask(Membership::self);
    }

    /** All that is known, dead and left members and this node included; a snapshot. */
    public List<Member> members() {
        return driver.news().members();
    }

    /**
     * Tells a listener of all members that are there, and then of everything that happens to them,
     * in order, on a thread of its own.
     *
     * @return ends it when it is closed
     */
    public Watch watch(Consumer<? super MemberEvent> listener) {
        return call(() -> driver.watch(listener));
    }

    /**
     * Joins the clusters of these members, too, and goes on trying until somebody answers.
     *
     * @param seeds a list as in {@link GossipOptions#SEED}
     * @throws IllegalArgumentException when it is no such list
     */
    public void join(String seeds) {
        var parsed = Seeds.of(seeds);
        act(() -> driver.join(parsed));
    }

    /** Waits until another member was joined, or all seeds have failed once; which of the two. */
    boolean awaitTried(Duration patience) {
        return await(driver.meetings().tried(), patience).orElse(false);
    }

    /**
     * Waits until another member was joined.
     *
     * @return whether that happened in time
     */
    public boolean awaitJoined(Duration patience) {
        return await(driver.meetings().joined(), patience).orElse(false);
    }

    /**
     * Tells all members something new about this node.
     *
     * @throws IllegalArgumentException over {@link Identity#META_BYTES_MAX}
     */
    public void updateMeta(Bytes meta) {
        run(membership -> membership.updateMeta(driver.nanos(), meta));
    }

    /**
     * Tells the applications of all members something by gossip: most hear it once, some twice or
     * never.
     *
     * @throws IllegalArgumentException if it does not fit into a datagram
     */
    public void broadcast(Bytes payload) {
        run(membership -> membership.broadcast(driver.nanos(), payload));
    }

    /** Tells one member's application something in a datagram, which may be lost. */
    public void tell(String member, Bytes payload) {
        run(membership -> membership.tell(driver.nanos(), member, payload));
    }

    /** Tells one member's application something over a connection. */
    public void tellReliably(String member, Bytes payload) {
        run(membership -> membership.tellReliably(driver.nanos(), member, payload));
    }

    /**
     * Asks one member whether it is there, and waits for its answer.
     *
     * @return the round trip; empty when no answer came in time
     */
    public Optional<Duration> ping(String member) {
        var answer = call(() -> driver.ping(member));
        return await(answer, PING_PATIENCE).filter(nanos -> nanos >= 0).map(Duration::ofNanos);
    }

    /** The keys, which may be changed at any time; none when the cluster does not encrypt. */
    public KeyRing keys() {
        return config.envelope().keyRing();
    }

    /** The figures of this member. */
    public ClusterStats stats() {
        return call(driver::stats);
    }

    /**
     * Says good-bye, and waits until the others know by all odds, or for {@code
     * GDD_MEM_LEAVE_TIMEOUT}. This member goes on answering until it is closed. The second call
     * does nothing.
     */
    public synchronized void leave() {
        if (isLeft) {
            return;
        }
        isLeft = true;
        var others =
                members().stream()
                        .anyMatch(one -> one.isPresent() && !one.name().equals(config.name()));
        act(driver::leave);
        if (others) {
            await(driver.leaveSpread(), config.leaveTimeout());
            await(new CompletableFuture<>(), LINGER);
        }
    }

    /** Comes back after {@link #leave}; without one it does nothing. */
    public synchronized void rejoin() {
        if (isLeft) {
            act(driver::rejoin);
            isLeft = false;
        }
    }

    @Override
    public void close() {
        try {
            leave();
        } catch (IllegalStateException closedAlready) {
            return;
        } finally {
            loop.stop();
            joinThread();
        }
    }

    /** Ends at once and without a word, as a process that is killed does. */
    public void abandon() {
        loop.stop();
        joinThread();
    }

    private void joinThread() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<Membership> action) {
        act(() -> action.accept(driver.membership()));
    }

    private void act(Runnable action) {
        call(Executors.callable(action));
    }

    private <T> T ask(Function<Membership, T> question) {
        return call(() -> question.apply(driver.membership()));
    }

    /** Runs on the loop, and waits for it. */
    private <T> T call(Callable<T> task) {
        var future = new CompletableFuture<T>();
        try {
            loop.execute(
                    () -> {
                        try {
                            future.complete(task.call());
                        } catch (Exception e) {
                            future.completeExceptionally(e);
                        }
                    });
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("member " + config.name() + " is closed", closed);
        }
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static <T> Optional<T> await(Future<T> future, Duration patience) {
        try {
            return Optional.of(future.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
