package io.doudou.cli.cluster;

import io.doudou.cli.project.Failure;
import io.doudou.gossip.ClusterProbe;
import io.doudou.gossip.ProbeAnswer;
import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.PushPull;
import io.doudou.time.Ticker;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the members of one cluster, and says in a sentence which of address, label, key or dialect
 * is wrong when none of them tells anything. Blocks for each question; belongs to one thread.
 */
public final class ClusterDoor {

    private final List<Seed> seeds;
    private final Envelope envelope;
    private final Optional<Dialect> dialect;
    private final Duration patience;
    private final Ticker ticker;

    /**
     * @param seeds asked in their order until one answers
     * @param envelope label and keys of the cluster
     * @param dialect in which its members must write hosts; empty when any is right
     * @param patience for one question
     */
    public ClusterDoor(
            List<Seed> seeds,
            Envelope envelope,
            Optional<Dialect> dialect,
            Duration patience,
            Ticker ticker) {
        this.seeds = List.copyOf(seeds);
        this.envelope = envelope;
        this.dialect = dialect;
        this.patience = patience;
        this.ticker = ticker;
    }

    /**
     * What the first seed knows that answers.
     *
     * @throws Failure that says for each seed why it told nothing
     */
    public ClusterView look() {
        return look(seeds);
    }

    /**
     * What the first of {@code others} knows that answers.
     *
     * @throws Failure that says for each of them why it told nothing
     */
    public ClusterView look(List<Seed> others) {
        var reasons = new ArrayList<String>();
        for (var seed : others) {
            var answer = probe(envelope).table(seed.host(), seed.port());
            if (answer instanceof ProbeAnswer.Told<PushPull>(var table, var took)) {
                return checked(ClusterView.of(seed, ticker.now(), table));
            }
            reasons.add(Explanation.of(answer, seed, envelope, labelIsWrong(answer, seed)));
        }
        if (reasons.size() == 1) {
            throw new Failure(reasons.getFirst());
        }
        throw new Failure("none of the " + reasons.size() + " seeds answered", reasons);
    }

    /** One ping by UDP to a member of this name; an empty name means whoever is there. */
    public ProbeAnswer<Ack> pingOverUdp(Seed member, String name) {
        return probe(envelope).pingOverUdp(member.host(), member.port(), name);
    }

    /** One ping by TCP. */
    public ProbeAnswer<Ack> pingOverTcp(Seed member, String name) {
        return probe(envelope).pingOverTcp(member.host(), member.port(), name);
    }

    public Ticker ticker() {
        return ticker;
    }

    public List<Seed> seeds() {
        return seeds;
    }

    /** A member that hangs up on a label may talk to those who give none. */
    private boolean labelIsWrong(ProbeAnswer<PushPull> answer, Seed seed) {
        return answer instanceof ProbeAnswer.HungUp<PushPull>
                && !envelope.label().isEmpty()
                && !(probe(envelope.withLabel("")).table(seed.host(), seed.port())
                        instanceof ProbeAnswer.HungUp<PushPull>);
    }

    private ClusterView checked(ClusterView view) {
        var wanted = dialect.orElse(view.dialect());
        if (view.members().isEmpty() || wanted == view.dialect()) {
            return view;
        }
        throw new Failure(
                "the members of this cluster write their hosts in the dialect %s, not %s: leave out --dialect"
                        .formatted(word(view.dialect()), word(wanted)));
    }

    /** A dialect as settings name it. */
    public static String word(Dialect dialect) {
        return switch (dialect) {
            case MEMBERLIST -> "memberlist";
            case GO_DOUDOU -> "go-doudou";
        };
    }

    private ClusterProbe probe(Envelope with) {
        return new ClusterProbe(with, patience, new SecureRandom(), ticker);
    }
}
