/** HTTP services and programs: the vocabulary and the program are exported, the rest is ours. */
module io.doudou.http {
    exports io.doudou.app;
    exports io.doudou.http;

    requires transitive io.doudou.core;
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires java.logging;
    requires jdk.net;
    requires static com.aayushatharva.brotli4j;

    uses io.doudou.http.Surface;
    uses io.doudou.http.Tracing;
    uses io.doudou.plugin.Plugin;
}
