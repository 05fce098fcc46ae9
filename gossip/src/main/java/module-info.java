/** Cluster membership that speaks memberlist's protocol, and the registry on top of it. */
module io.doudou.gossip {
    exports io.doudou.gossip;
    exports io.doudou.gossip.discovery;
    // Its small values (bytes, addresses, versions) are part of what a member is.
    exports io.doudou.gossip.wire;

    requires transitive io.doudou.core;
    requires transitive org.jspecify;

    provides io.doudou.plugin.Plugin with
            io.doudou.gossip.discovery.GossipPlugin;
}
