package io.doudou.http.text;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A list of network addresses and ranges: {@code 10.0.0.0/8, ::1}, or {@code *} for all. */
public final class AddressRanges {

    private final List<Range> ranges;

    /** The first {@code bits} of {@code octets}. */
    private record Range(byte[] octets, int bits) {

        static Range of(String text) {
            var slash = text.indexOf('/');
            var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            var octets = address.getAddress();
            var bits = slash < 0 ? 8 * octets.length : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > 8 * octets.length) {
                throw new IllegalArgumentException(text);
            }
            return new Range(octets, bits);
        }

        boolean contains(byte[] other) {
            if (other.length != octets.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                var mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
                if (((octets[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private AddressRanges(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException when a member is no address or range
     */
    public static AddressRanges of(String text) {
        var ranges = new ArrayList<Range>();
        for (var member : text.split(",")) {
            switch (member.strip()) {
                case "" -> {}
                case "*" -> {
                    ranges.add(Range.of("0.0.0.0/0"));
                    ranges.add(Range.of("::/0"));
                }
                default -> ranges.add(Range.of(member.strip()));
            }
        }
        return new AddressRanges(ranges);
    }

    public static boolean isList(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether the text is an address in the list; no name is looked up. */
    public boolean contains(String address) {
        try {
            var octets = InetAddress.ofLiteral(address).getAddress();
            return ranges.stream().anyMatch(range -> range.contains(octets));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
