package io.doudou.http.loop;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;

/**
 * How the kernel finds out whether a silent peer is still there (RFC 9293, 3.8.4): for connections
 * on which nobody may say anything for hours. A peer that has vanished without a word, because its
 * machine or the way to it is gone, is noticed within a minute. Without effect where the system
 * knows no such thing.
 */
public final class KeepAlive {

    private static final int IDLE_SECONDS = 30;
    private static final int BETWEEN_SECONDS = 10;
    private static final int PROBES = 3;

    private KeepAlive() {}

    /** Turns it on for a connection of an event loop. */
    public static void of(Channel channel) {
        var config = channel.config();
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), IDLE_SECONDS);
        config.setOption(
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), BETWEEN_SECONDS);
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
    }

    /** Turns it on for a connection whose owner blocks. */
    public static void of(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, BETWEEN_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }
}
