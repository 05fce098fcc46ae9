package io.doudou.gossip.wire;

/**
 * What the application of one member tells that of another (type 8); the protocol does not look
 * into it.
 *
 * @param payload any bytes; none at all on a stream is delivered to nobody
 */
public record UserMessage(Bytes payload) implements PacketMessage, StreamMessage {}
