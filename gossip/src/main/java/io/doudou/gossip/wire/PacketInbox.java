package io.doudou.gossip.wire;

/** Takes what was in a datagram, in the order in which it was written. */
public interface PacketInbox {

    /** The next message. The codec must not open another datagram before this returns. */
    void receive(PacketMessage message);

    /** The datagram, or a part of it, was dropped; other parts may still be good. */
    void refuse(Refusal why);
}
