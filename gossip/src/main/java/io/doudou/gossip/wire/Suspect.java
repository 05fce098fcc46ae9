package io.doudou.gossip.wire;

/**
 * Somebody did not answer (type 3).
 *
 * @param incarnation the incarnation that is suspected, unsigned 32 bits
 * @param node the suspected member
 * @param from the member that suspects it
 */
public record Suspect(long incarnation, String node, String from) implements PacketMessage {}
