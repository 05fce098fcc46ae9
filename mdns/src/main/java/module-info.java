/** The registry that asks the local network by multicast DNS, in the record form of go-micro. */
module io.doudou.mdns {
    exports io.doudou.mdns;

    requires transitive io.doudou.core;
    requires transitive org.jspecify;

    provides io.doudou.plugin.Plugin with
            io.doudou.mdns.MdnsPlugin;
}
