/** Registry, broker and transport over a NATS server. */
@SuppressWarnings("requires-automatic") // The library names its module, and does not describe it.
module io.doudou.nats {
    exports io.doudou.nats;

    requires transitive io.doudou.core;
    requires transitive org.jspecify;
    requires io.nats.jnats;

    provides io.doudou.plugin.Plugin with
            io.doudou.nats.NatsBrokerPlugin,
            io.doudou.nats.NatsRegistryPlugin,
            io.doudou.nats.NatsTransportPlugin;
}
