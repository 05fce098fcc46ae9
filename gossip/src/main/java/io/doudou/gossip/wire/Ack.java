package io.doudou.gossip.wire;

/**
 * The answer to a ping (type 2).
 *
 * @param sequence that of the ping, unsigned 32 bits
 * @param payload what the application of the answering member adds; usually {@link Bytes#NIL}
 */
public record Ack(long sequence, Bytes payload) implements PacketMessage, StreamMessage {}
