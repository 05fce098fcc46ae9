package io.doudou.gossip.wire;

/** What a member takes another one for; the order is that of the numbers on the wire. */
public enum Status {
    ALIVE,
    SUSPECT,
    DEAD,
    /** It said good-bye. Members before 0.1.6 do not know this one. */
    LEFT
}
