package io.doudou.gossip.wire;

/**
 * The answer of a helper whose ping was not answered in time (type 11): the helper is well, the
 * target may not be.
 *
 * @param sequence that of the indirect ping, unsigned 32 bits
 */
public record Nack(long sequence) implements PacketMessage {}
