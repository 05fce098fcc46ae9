package io.doudou.gossip.wire;

/**
 * Somebody is gone (type 5).
 *
 * @param incarnation the incarnation that is gone, unsigned 32 bits
 * @param node the member that is gone
 * @param from the member that says so; the member itself if it left on purpose
 */
public record Dead(long incarnation, String node, String from) implements PacketMessage {

    /** Whether the member said this about itself, and so left on purpose. */
    public boolean isLeave() {
        return node.equals(from);
    }
}
