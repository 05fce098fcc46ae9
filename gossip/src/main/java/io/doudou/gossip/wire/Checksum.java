package io.doudou.gossip.wire;

/** Whether a datagram carries a checksum: only for receivers known to speak protocol 5. */
public enum Checksum {
    ADDED,
    LEFT_OUT
}
