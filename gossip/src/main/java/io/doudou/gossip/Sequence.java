package io.doudou.gossip;

import java.util.random.RandomGenerator;

/**
 * Numbers by which answers are recognised: unsigned 32 bits, from a random one on, so that answers
 * cannot be guessed by whoever knows when this node started.
 */
final class Sequence {

    private int last;

    Sequence(RandomGenerator random) {
        last = random.nextInt();
    }

    long next() {
        return Integer.toUnsignedLong(++last);
    }
}
