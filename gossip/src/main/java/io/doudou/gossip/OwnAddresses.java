package io.doudou.gossip;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/** Where this member itself listens, so that it does not join itself when it is its own seed. */
final class OwnAddresses {

    private final Set<InetAddress> addresses;
    private final int port;

    OwnAddresses(InetAddress bound, int port) {
        this.port = port;
        this.addresses = bound.isAnyLocalAddress() ? ofMachine() : Set.of(bound);
    }

    boolean contain(InetSocketAddress address) {
        return address.getPort() == port && addresses.contains(address.getAddress());
    }

    private static Set<InetAddress> ofMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            throw new UncheckedIOException("cannot read the addresses of this machine", e);
        }
    }
}
