/** The contracts, an in-memory reference of each, codecs, options and faults. */
module io.doudou.core {
    exports io.doudou.broker;
    exports io.doudou.call;
    exports io.doudou.codec;
    exports io.doudou.codec.binary;
    exports io.doudou.fault;
    exports io.doudou.figure;
    exports io.doudou.health;
    exports io.doudou.option;
    exports io.doudou.plugin;
    exports io.doudou.registry;
    exports io.doudou.selector;
    exports io.doudou.service;
    exports io.doudou.stream;
    exports io.doudou.time;
    exports io.doudou.transport;

    requires com.fasterxml.jackson.core;
    requires transitive org.jspecify;
}
