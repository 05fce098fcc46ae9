package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.Versions;

/**
 * A node as gossip saw it at one moment; immutable.
 *
 * @param name unique in the cluster
 * @param address where it is
 * @param meta what its application tells about it
 * @param versions the protocol versions that it understands
 * @param status what this node takes it for
 * @param incarnation how often it had to tell about itself anew; unsigned 32 bits
 * @param sinceNanos when the status became what it is, on the clock that the membership is given
 */
public record Member(
        String name,
        Address address,
        Bytes meta,
        Versions versions,
        Status status,
        long incarnation,
        long sinceNanos) {

    /** Whether it counts as there: suspects are there until they are given up. */
    public boolean isPresent() {
        return status == Status.ALIVE || status == Status.SUSPECT;
    }
}
