package io.doudou.gossip;

import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.ErrorReply;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Joins seeds until one has answered and for as long as nobody else is there, and tells whoever
 * waits for it. Owned by the loop.
 *
 * <p>What a seed knows is looked at before it is joined: it decides about the dialect, and a
 * cluster of another one would list this member at an address that does not work.
 */
final class Meetings {

    /** Asks for nothing but the table of the other side, and tells nothing. */
    private static final PushPull LOOK = new PushPull(false, List.of(), Bytes.NIL);

    private final Newcomer newcomer;
    private final Connections connections;
    private final Executor loop;
    private final Ticker ticker;
    private final ClusterLog log;
    private final CompletableFuture<Boolean> joined = new CompletableFuture<>();
    private final CompletableFuture<Boolean> tried = new CompletableFuture<>();

    /** Seeds whose cluster speaks another dialect. */
    private final Set<InetSocketAddress> foreign = new HashSet<>();

    /** Seeds of the first round that have not answered; null once that is over. */
    private @Nullable Set<InetSocketAddress> unanswered = new HashSet<>();

    /** Who meets the seeds. */
    interface Newcomer {
        boolean isAlone();

        /** Takes over the dialect of another member if that may be; whether both have one now. */
        boolean agrees(PushPull exchange, InetSocketAddress with);

        void join(InetSocketAddress seed);

        /** These should have a member, whatever happens later. */
        void remember(List<InetSocketAddress> seeds);
    }

    Meetings(
            Newcomer newcomer,
            Connections connections,
            Executor loop,
            Ticker ticker,
            ClusterLog log) {
        this.newcomer = newcomer;
        this.connections = connections;
        this.loop = loop;
        this.ticker = ticker;
        this.log = log;
    }

    /** Completed with whether a member was joined, at the first one or when all is over. */
    CompletableFuture<Boolean> joined() {
        return joined;
    }

    /** The same, but completed also when all seeds have failed once. */
    CompletableFuture<Boolean> tried() {
        return tried;
    }

    /** A member was joined, and others can read by now whom it met. */
    void succeeded() {
        joined.complete(true);
        tried.complete(true);
    }

    void close() {
        joined.complete(false);
        tried.complete(false);
    }

    /** The addresses of all seeds, now. */
    void resolved(Set<InetSocketAddress> addresses) {
        if (addresses.isEmpty()) {
            log.warnOnce("seeds", "no seed (GDD_MEM_SEED) resolves to another member; trying on");
        }
        beginFirstRound(addresses);
        // Whom others found first has company, and still has to hear from a seed once.
        if (newcomer.isAlone() || !joined.isDone()) {
            addresses.forEach(this::meet);
        } else {
            newcomer.remember(addresses.stream().filter(seed -> !foreign.contains(seed)).toList());
        }
    }

    /** A start need not wait longer than until all seeds have failed once. */
    private void beginFirstRound(Set<InetSocketAddress> addresses) {
        if (unanswered != null && unanswered.isEmpty()) {
            unanswered.addAll(addresses);
            if (addresses.isEmpty()) {
                tried.complete(false);
            }
        }
    }

    /** A seed could not be joined. */
    void failed(InetSocketAddress seed) {
        if (unanswered != null && unanswered.remove(seed) && unanswered.isEmpty()) {
            unanswered = null;
            tried.complete(false);
        }
    }

    private void meet(InetSocketAddress seed) {
        var deadline = ticker.nanos() + connections.timeoutNanos();
        connections.open(
                seed,
                LOOK,
                deadline,
                new OpenedConnection.End() {
                    @Override
                    public void answered(@Nullable StreamMessage answer) {
                        loop.execute(() -> looked(seed, answer));
                    }

                    @Override
                    public void failed(StreamFailure why) {
                        log.warnOnce("seed " + seed + why, Sentences.noAnswer(seed, why));
                        Meetings.this.failed(seed);
                    }
                });
    }

    private void looked(InetSocketAddress seed, @Nullable StreamMessage answer) {
        switch (answer) {
            case PushPull exchange when newcomer.agrees(exchange, seed) -> {
                foreign.remove(seed);
                newcomer.join(seed);
            }
            case PushPull exchange -> {
                foreign.add(seed);
                failed(seed);
            }
            case ErrorReply error -> disappoint(seed, "refuses: " + error.text());
            case null, default -> disappoint(seed, "answers with something else");
        }
    }

    private void disappoint(InetSocketAddress seed, String how) {
        log.warnOnce("seed " + seed, "seed " + Sentences.text(seed) + " " + how);
        failed(seed);
    }
}
