package io.doudou.gossip;

import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Versions;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who can be a member at all. What is refused here is neither listed nor told to others, so that a
 * peer with invalid data hides nobody but itself (specification 19.2, point 6).
 */
interface Admission {

    /** Why this cannot be a member, as a sentence; empty if it can. */
    Optional<String> refusal(Alive alive);

    /** Whether members of these versions understand each other. */
    boolean understands(Versions theirs, Versions ours);

    /** The rules that every node follows. */
    static Admission strict(Setup setup) {
        return new Strict(setup.dialect(), setup.limits());
    }

    /**
     * The rules of one node.
     *
     * <p>The original compares the versions of all members with each other, and one member that
     * does not fit makes it refuse every exchange. Here each member must fit this node, so a forged
     * one cannot stop the exchanges of the others.
     */
    record Strict(Dialect dialect, Limits limits) implements Admission {

        @Override
        public Optional<String> refusal(Alive alive) {
            int nameBytes = alive.node().length();
            if (nameBytes > limits.nameBytesMax() / 3) {
                nameBytes = alive.node().getBytes(StandardCharsets.UTF_8).length;
            }
            if (nameBytes == 0 || nameBytes > limits.nameBytesMax()) {
                return Optional.of("its name has " + nameBytes + " bytes");
            }
            if (alive.incarnation() == 0) {
                return Optional.of("its incarnation is 0");
            }
            if (alive.meta().length() > limits.metaBytesMax()) {
                return Optional.of("its metadata has " + alive.meta().length() + " bytes");
            }
            if (!alive.versions().isValid()) {
                return Optional.of("its versions are " + alive.versions());
            }
            return place(alive);
        }

        @Override
        public boolean understands(Versions theirs, Versions ours) {
            return within(theirs.protocol(), ours.protocolMin(), ours.protocolMax())
                    && within(ours.protocol(), theirs.protocolMin(), theirs.protocolMax())
                    && within(theirs.delegate(), ours.delegateMin(), ours.delegateMax())
                    && within(ours.delegate(), theirs.delegateMin(), theirs.delegateMax());
        }

        private static boolean within(int value, int min, int max) {
            return min <= value && value <= max;
        }

        private Optional<String> place(Alive alive) {
            var host = alive.address().host();
            if (!dialect.isValid(host)) {
                return Optional.of("its host is none in the dialect " + dialect);
            }
            if (alive.address().port() == 0) {
                return Optional.of("its port is 0");
            }
            return limits.networks().test(host)
                    ? Optional.empty()
                    : Optional.of("its host is outside of the allowed networks");
        }
    }
}
