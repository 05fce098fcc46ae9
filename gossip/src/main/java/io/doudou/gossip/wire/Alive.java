package io.doudou.gossip.wire;

/**
 * Somebody is there, at this address, with this metadata (type 4).
 *
 * <p>Everything is as it was received: whether name, address, metadata and versions are acceptable
 * is for the protocol to say. One without complete versions must never be relayed, because it stops
 * members of older releases.
 *
 * @param incarnation unsigned 32 bits; of two such messages the higher one counts
 * @param node the name of the member
 * @param address where it is
 * @param meta what its application tells about it
 * @param versions the protocol versions that it understands and speaks
 */
public record Alive(long incarnation, String node, Address address, Bytes meta, Versions versions)
        implements PacketMessage {}
