package io.doudou.gossip;

import io.doudou.gossip.wire.Bytes;

/**
 * What the application of a member adds to the protocol. Called on the thread of the member, so
 * nothing here may block; calling back into the cluster would wait for itself.
 */
public interface ClusterApplication {

    /** Adds nothing, and takes nothing in. */
    ClusterApplication NONE = new ClusterApplication() {};

    /** Another member's application sent this. It may come late, twice, or never. */
    default void received(Bytes payload) {}

    /**
     * What is sent along whenever two members exchange all they know.
     *
     * @param joins whether it is the exchange of a joining member
     */
    default Bytes localState(boolean joins) {
        return Bytes.NIL;
    }

    /** What the other member's application sent along; never empty. */
    default void merged(Bytes state, boolean joins) {}

    /** A direct ping was answered after this time. */
    default void answered(Member member, long roundTripNanos) {}
}
