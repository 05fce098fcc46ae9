package io.doudou.mdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.Arrays;
import java.util.List;

/**
 * The network interfaces to speak on. Listening is on all of them and on loopback, speaking on
 * loopback only where there is nothing else. Immutable.
 */
record Interfaces(List<NetworkInterface> heard, List<NetworkInterface> spoken) {

    Interfaces {
        heard = List.copyOf(heard);
        spoken = List.copyOf(spoken);
    }

    /**
     * Those that are up now.
     *
     * @param names of those to use, separated by commas; empty: all that can multicast
     */
    static Interfaces find(String names) {
        try {
            var chosen = Arrays.stream(names.split(",")).map(String::strip).toList();
            var up =
                    NetworkInterface.networkInterfaces()
                            .filter(Interfaces::isUp)
                            .filter(each -> names.isBlank() || chosen.contains(each.getName()))
                            .toList();
            var others = up.stream().filter(each -> !isLoopback(each)).toList();
            return new Interfaces(up, others.isEmpty() ? up : others);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether others beyond this machine can be heard. */
    boolean reachOthers() {
        return spoken.stream().anyMatch(each -> !isLoopback(each));
    }

    /**
     * Whether somebody asks from the network that we are on (RFC 6762, 11): answers to anybody else
     * could be used to flood him.
     */
    boolean isNear(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || heard.stream()
                        .flatMap(each -> each.getInterfaceAddresses().stream())
                        .anyMatch(own -> isInNetwork(own, address));
    }

    private static boolean isInNetwork(InterfaceAddress own, InetAddress address) {
        var octets = address.getAddress();
        var ours = own.getAddress().getAddress();
        if (octets.length != ours.length) {
            return false;
        }
        for (int bit = 0; bit < own.getNetworkPrefixLength(); bit++) {
            int mask = 0x80 >> bit % 8;
            if (((octets[bit / 8] ^ ours[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp()
                    && network.inetAddresses().findAny().isPresent()
                    && (network.supportsMulticast() || network.isLoopback());
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isLoopback(NetworkInterface network) {
        try {
            return network.isLoopback();
        } catch (IOException gone) {
            return false;
        }
    }
}
