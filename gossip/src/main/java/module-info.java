/** Membership of a cluster: the protocol, and the words and bytes in which members talk. */
module io.doudou.gossip {
    exports io.doudou.gossip;
    exports io.doudou.gossip.wire;

    requires transitive io.doudou.core;
    requires transitive org.jspecify;
}
