package io.doudou.gossip;

import io.doudou.gossip.wire.Refusal;

import java.time.Duration;

/**
 * What came of a question to one member of a cluster, named after what to look at next.
 *
 * @param <T> what was asked for
 */
public sealed interface ProbeAnswer<T> {

    /**
     * The member told it.
     *
     * @param took from the question to the answer, without opening a connection
     */
    record Told<T>(T value, Duration took) implements ProbeAnswer<T> {}

    /** No name server knows the host. */
    record HostUnknown<T>() implements ProbeAnswer<T> {}

    /** Nothing listens there. */
    record NobodyThere<T>() implements ProbeAnswer<T> {}

    /**
     * The network does not carry the question there.
     *
     * @param why in words of the operating system
     */
    record OutOfReach<T>(String why) implements ProbeAnswer<T> {}

    /** Nothing came back in time. */
    record NothingCame<T>(Duration waited) implements ProbeAnswer<T> {}

    /** The connection was closed without a word, which is what members do with a wrong label. */
    record HungUp<T>() implements ProbeAnswer<T> {}

    /** Something came back that the own label and keys do not open. */
    record Unreadable<T>(Refusal why) implements ProbeAnswer<T> {}

    /**
     * The member could not read the question and says why.
     *
     * @param text its own words
     */
    record TurnedAway<T>(String text) implements ProbeAnswer<T> {}
}
