package io.doudou.gossip.wire;

/**
 * Asks the receiver to ping somebody else and to tell the result (type 1).
 *
 * @param sequence unsigned 32 bits; the answer to the source carries it again
 * @param node the name of the member to be pinged
 * @param target where it is; port 0 means the port of the receiver itself
 * @param nackWanted whether the source wants a {@link Nack} when no answer came in time
 * @param source who asks
 */
public record IndirectPing(
        long sequence, String node, Address target, boolean nackWanted, Source source)
        implements PacketMessage {}
