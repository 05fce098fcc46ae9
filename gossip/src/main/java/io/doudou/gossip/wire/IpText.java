package io.doudou.gossip.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** IP addresses as text, both ways, the same text as members written in Go use. */
final class IpText {

    /** The longest name that a name server can know. */
    private static final int NAME_MAX = 253;

    private static final int GROUPS = 8;

    private IpText() {}

    /** Whether these bytes are the text of an IP address or of a host name. */
    static boolean isHostText(byte[] text) {
        if (text.length == 0 || text.length > NAME_MAX) {
            return false;
        }
        for (byte b : text) {
            if (!isHostCharacter(b)) {
                return false;
            }
        }
        return true;
    }

    /** The address that a text spells out; empty if it is a name. */
    static Optional<InetAddress> parse(String text) {
        if (!mayBeLiteral(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Dotted decimals, or the canonical text of RFC 5952. */
    static String of(InetAddress address) {
        return address instanceof Inet4Address
                ? address.getHostAddress()
                : shorten(address.getAddress());
    }

    private static boolean isHostCharacter(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '.'
                || b == '-'
                || b == '_'
                || b == ':';
    }

    private static boolean mayBeLiteral(String text) {
        return text.indexOf(':') >= 0
                || text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** The longest run of zero groups, the first of equal ones, becomes two colons. */
    private static String shorten(byte[] address) {
        int from = -1;
        int length = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && group(address, end) == 0) {
                end++;
            }
            if (end - start > length) {
                from = start;
                length = end - start;
            }
        }
        return from < 0
                ? groups(address, 0, GROUPS)
                : groups(address, 0, from) + "::" + groups(address, from + length, GROUPS);
    }

    private static String groups(byte[] address, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(group(address, i)));
        }
        return text.toString();
    }

    private static int group(byte[] address, int index) {
        return (address[2 * index] & 0xff) << 8 | (address[2 * index + 1] & 0xff);
    }
}
