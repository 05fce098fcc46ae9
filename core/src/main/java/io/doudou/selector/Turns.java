package io.doudou.selector;

import java.util.Arrays;
import java.util.stream.IntStream;

/*
 * Smooth weighted round robin, as in nginx (upstream round robin, 2012).
 *
 * Everybody has a credit, which begins at 0. For each choice everybody is credited with his weight;
 * the one with the highest credit is chosen and debited with the sum of all weights. The sum of all
 * credits is 0 after each choice, so no credit grows without bound, and in as many choices as the
 * sum of the weights each is chosen as often as his weight says. Because who was chosen falls far
 * back, choices are spread: weights 5, 1, 1 give a a b a c a a and not a a a a a b c.
 *
 * Such a choice looks at everybody. But when all credits are what they were a round ago, a round
 * being the sum of the weights divided by their greatest common divisor, everything that follows
 * has been seen: the round is played again from memory, and a choice looks at nobody else.
 */
/** Whose turn it is, by weight. For one thread at a time. */
final class Turns {

    /** Choices of a round that is remembered; a longer one is computed each time. */
    private static final int ROUND_MAX = 1 << 16;

    private final int[] weights;
    private final long sum;

    /** Before the round; once it is known they stay. */
    private long[] begin;

    private final long[] credits;
    private final int[] round;
    private boolean isKnown;
    private int at;

    /**
     * @param weights at least one, all above 0
     * @param credits with what each begins
     */
    Turns(int[] weights, long[] credits) {
        this.weights = weights;
        this.credits = credits;
        this.begin = credits.clone();
        this.sum = IntStream.of(weights).asLongStream().sum();
        var length = sum / IntStream.of(weights).reduce(0, Turns::divisor);
        this.round = new int[length <= ROUND_MAX ? (int) length : 0];
    }

    private static int divisor(int one, int other) {
        return other == 0 ? one : divisor(other, one % other);
    }

    /** The index of the next one. */
    int next() {
        var chosen = isKnown ? round[at] : choose();
        if (round.length > 0) {
            round[at++] = chosen;
            if (at == round.length) {
                endRound();
            }
        }
        return chosen;
    }

    private void endRound() {
        at = 0;
        if (!isKnown) {
            isKnown = Arrays.equals(begin, credits);
            begin = credits.clone();
        }
    }

    private int choose() {
        int best = 0;
        for (int i = 0; i < weights.length; i++) {
            credits[i] += weights[i];
            best = credits[i] > credits[best] ? i : best;
        }
        credits[best] -= sum;
        return best;
    }

    /** The credits now. */
    long[] credits() {
        if (!isKnown) {
            return credits.clone();
        }
        var now = begin.clone();
        for (int i = 0; i < now.length; i++) {
            now[i] += (long) at * weights[i];
        }
        for (int i = 0; i < at; i++) {
            now[round[i]] -= sum;
        }
        return now;
    }
}
