package io.doudou.gossip;

import io.doudou.gossip.Seeds.Seed;
import io.doudou.time.Ticker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Resolves the seeds again and again, because where names lead changes, and asks for them to be
 * joined: often while this member is alone, and now and then for ever after. Owned by the loop.
 */
final class SeedRounds {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** A pause grows up to this while nobody answers. */
    private static final Duration LAST_PAUSE = Duration.ofSeconds(4);

    /** How often seeds are resolved while all is well. */
    private static final Duration CALM_PAUSE = Duration.ofSeconds(10);

    /** A headless service of Kubernetes has one name and as many addresses as it has nodes. */
    private static final int ADDRESSES_PER_SEED_MAX = 64;

    private final Resolver resolver;
    private final Ticker ticker;
    private final Predicate<InetSocketAddress> isSelf;
    private final Consumer<Set<InetSocketAddress>> onResolved;
    private final Set<Seed> seeds = new LinkedHashSet<>();
    private Duration pause = FIRST_PAUSE;
    private long nextNanos;
    private boolean isResolving;

    /**
     * @param onResolved told all addresses of all seeds, this member's own not among them, at the
     *     end of each round
     */
    SeedRounds(
            Resolver resolver,
            Ticker ticker,
            Predicate<InetSocketAddress> isSelf,
            Consumer<Set<InetSocketAddress>> onResolved) {
        this.resolver = resolver;
        this.ticker = ticker;
        this.isSelf = isSelf;
        this.onResolved = onResolved;
        this.nextNanos = ticker.nanos();
    }

    /** From now on these are asked, too, beginning now. */
    void add(Seeds more) {
        seeds.addAll(more.list());
        pause = FIRST_PAUSE;
        nextNanos = ticker.nanos();
    }

    boolean isEmpty() {
        return seeds.isEmpty();
    }

    long nextWakeNanos() {
        return seeds.isEmpty() || isResolving ? Long.MAX_VALUE : nextNanos;
    }

    /**
     * Begins a round when one is due.
     *
     * @param isAlone whether nobody else is there
     */
    void wake(long nowNanos, boolean isAlone) {
        if (nowNanos < nextWakeNanos()) {
            return;
        }
        pause = isAlone ? longer(pause) : CALM_PAUSE;
        nextNanos = nowNanos + pause.toNanos();
        begin();
    }

    /** Nobody is left: asks soon. */
    void hurry() {
        pause = FIRST_PAUSE;
        nextNanos = Math.min(nextNanos, ticker.nanos() + pause.toNanos());
    }

    private static Duration longer(Duration pause) {
        if (pause.compareTo(LAST_PAUSE) > 0) {
            return FIRST_PAUSE;
        }
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : twice;
    }

    private void begin() {
        isResolving = true;
        var round = new ArrayList<>(seeds);
        var found = new LinkedHashSet<InetSocketAddress>();
        var left = new int[] {round.size()};
        for (var seed : round) {
            resolver.resolve(
                    seed.host(),
                    addresses -> {
                        found.addAll(sockets(seed, addresses));
                        if (--left[0] == 0) {
                            isResolving = false;
                            onResolved.accept(found);
                        }
                    });
        }
    }

    private List<InetSocketAddress> sockets(Seed seed, List<InetAddress> addresses) {
        return addresses.stream()
                .limit(ADDRESSES_PER_SEED_MAX)
                .map(address -> new InetSocketAddress(address, seed.port()))
                .filter(isSelf.negate())
                .toList();
    }
}
