package io.doudou.app;

import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where others find this node. A server that listens on all addresses of its machine has none that
 * it could tell: then it is the first private one (RFC 6890), as with go-doudou (12.1).
 */
final class Advertised {

    private Advertised() {}

    /**
     * The base URL to announce, without the root path.
     *
     * @param listening where the server itself says it is, with the real port
     */
    static String address(Settings settings, String listening) {
        var chosen = settings.get(HttpOptions.ADVERTISE);
        if (chosen.contains("://")) {
            return chosen;
        }
        var host = settings.get(HttpOptions.HOST);
        return !chosen.isEmpty() || isEverywhere(host)
                ? with(chosen.isEmpty() ? hostOf(addresses()) : chosen, URI.create(listening))
                : listening;
    }

    private static boolean isEverywhere(String host) {
        return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
    }

    /** A host that brings its own port keeps it: that of a router in front, for example. */
    private static String with(String host, URI listening) {
        var hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
        return listening.getScheme() + "://" + (hasPort ? host : host + ":" + listening.getPort());
    }

    /** The first private address, else the first that others may reach, else loopback. */
    static String hostOf(List<InetAddress> addresses) {
        for (var address : addresses) {
            if (isPrivate(address)) {
                return text(address);
            }
        }
        return addresses.isEmpty() ? "127.0.0.1" : text(addresses.getFirst());
    }

    private static boolean isPrivate(InetAddress address) {
        var octets = address.getAddress();
        var isUniqueLocal = octets.length > 4 && (octets[0] & 0xfe) == 0xfc;
        var isShared = octets.length == 4 && octets[0] == 100 && (octets[1] & 0xc0) == 64;
        return address.isSiteLocalAddress() || isUniqueLocal || isShared;
    }

    private static String text(InetAddress address) {
        var text = address.getHostAddress();
        var scope = text.indexOf('%');
        var bare = scope < 0 ? text : text.substring(0, scope);
        return bare.contains(":") ? "[" + bare + "]" : bare;
    }

    /** Those of this machine that another one may reach, those of IPv4 first. */
    private static List<InetAddress> addresses() {
        var found = new ArrayList<InetAddress>();
        try {
            for (var network : NetworkInterface.networkInterfaces().toList()) {
                if (network.isUp()) {
                    network.inetAddresses().filter(Advertised::isReachable).forEach(found::add);
                }
            }
        } catch (SocketException failure) {
            throw new UncheckedIOException("cannot read the addresses of this machine", failure);
        }
        found.sort(Comparator.comparing(address -> !(address instanceof Inet4Address)));
        return found;
    }

    private static boolean isReachable(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }
}
