package io.doudou.http.server;

import io.netty.channel.Channel;

import java.net.InetSocketAddress;

/** Peers as text, for logs and handlers. */
final class RemoteAddress {

    private RemoteAddress() {}

    /** The address without the port and without a name look-up. */
    static String text(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer
                ? peer.getAddress().getHostAddress()
                : "";
    }
}
