package io.doudou.gossip;

/**
 * How healthy this node takes itself to be (Lifeguard's local health): a node that cannot get its
 * own packets through should doubt itself before it doubts others.
 *
 * <p>0 is healthy. Every probe waits (score + 1) times as long.
 */
final class Awareness {

    private final int scoreMax;
    private int score;

    /**
     * @param scores how many scores there are, from 0 on; at least 1
     */
    Awareness(int scores) {
        scoreMax = scores - 1;
    }

    /** Adds to the score, within its bounds. */
    void worsen(int delta) {
        score = Math.clamp(score + delta, 0, scoreMax);
    }

    /** A probe went well. */
    void improve() {
        worsen(-1);
    }

    int score() {
        return score;
    }

    /** How much longer something takes now. */
    long scale(long nanos) {
        return nanos * (score + 1);
    }
}
