package io.doudou.gossip.wire;

/**
 * Asks whether a member is there (type 0).
 *
 * <p>Answered with an {@link Ack} of the same sequence if the name is empty or the receiver's own,
 * at {@link Source#address()} if that is complete and else where the datagram came from.
 *
 * @param sequence unsigned 32 bits, by which the answer is recognised
 * @param node the name of the member that is meant; empty means whoever receives it
 * @param source who asks; {@link Source#NONE} on streams and from old members
 */
public record Ping(long sequence, String node, Source source)
        implements PacketMessage, StreamMessage {}
