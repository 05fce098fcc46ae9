package io.doudou.gossip;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** The networks whose members are accepted; an empty list accepts all. Immutable. */
final class Networks {

    /**
     * What else RFC 6890 lists as not reachable from everywhere: shared address space, protocol
     * assignments, documentation, benchmarks, and unique local addresses.
     */
    private static final Networks SPECIAL =
            Networks.of(
                    "100.64.0.0/10,192.0.0.0/24,192.0.2.0/24,198.18.0.0/15,198.51.100.0/24,"
                            + "203.0.113.0/24,2001:db8::/32,fc00::/7");

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Reads a list: {@code 10.0.0.0/8, ::1}.
     *
     * @throws IllegalArgumentException when a part of it is no network
     */
    static Networks of(String list) {
        return new Networks(
                Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(Network::of)
                        .toList());
    }

    static boolean isList(String list) {
        try {
            of(list);
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** Whether the text is empty or one address. */
    static boolean isAddress(String text) {
        return !text.contains("/") && !text.contains(",") && isList(text);
    }

    /** Whether an address is loopback, link-local or private, so that strangers cannot reach it. */
    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || SPECIAL.contain(address);
    }

    boolean allow(InetAddress address) {
        return networks.isEmpty() || contain(address);
    }

    private boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    /** The first {@code bits} of {@code octets}. */
    private record Network(byte[] octets, int bits) {

        static Network of(String text) {
            var slash = text.indexOf('/');
            var octets = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            var bitsMax = 8 * octets.getAddress().length;
            var bits = slash < 0 ? bitsMax : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > bitsMax) {
                throw new IllegalArgumentException(text);
            }
            return new Network(octets.getAddress(), bits);
        }

        boolean contains(byte[] other) {
            var whole = bits / 8;
            if (other.length != octets.length
                    || !Arrays.equals(octets, 0, whole, other, 0, whole)) {
                return false;
            }
            var rest = 0xff00 >> (bits % 8) & 0xff;
            return rest == 0 || ((octets[whole] ^ other[whole]) & rest) == 0;
        }
    }
}
