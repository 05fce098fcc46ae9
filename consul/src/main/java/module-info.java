/** The registry in Consul, in the tag encoding of go-micro. */
module io.doudou.consul {
    exports io.doudou.consul;

    requires transitive io.doudou.core;
    requires transitive org.jspecify;
    requires java.net.http;

    provides io.doudou.plugin.Plugin with
            io.doudou.consul.ConsulPlugin;
}
