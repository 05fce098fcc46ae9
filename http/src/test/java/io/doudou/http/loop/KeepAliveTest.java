package io.doudou.http.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;

import jdk.net.ExtendedSocketOptions;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;

@DisplayName("go-micro 18.31: half-open connections of streams are the kernel's to notice")
class KeepAliveTest {

    @Test
    void aSocketIsWatchedWithinAMinute() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            KeepAlive.of(socket);
            assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            var idle = socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE);
            var between = socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
            var probes = socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
            assertThat(idle + between * probes).isEqualTo(60);
        }
    }

    @Test
    void aChannelIsWatchedToo() throws Exception {
        try (var engine = Engine.start();
                var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var channel =
                    new Bootstrap()
                            .group(engine.loops())
                            .channel(NioSocketChannel.class)
                            .handler(new ChannelInboundHandlerAdapter())
                            .connect(server.getLocalSocketAddress())
                            .sync()
                            .channel();
            KeepAlive.of(channel);
            var options = channel.config();
            assertThat(options.getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(options.getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE)))
                    .isEqualTo(30);
        }
    }
}
