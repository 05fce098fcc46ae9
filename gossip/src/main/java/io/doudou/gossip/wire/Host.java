package io.doudou.gossip.wire;

import java.util.Arrays;

/**
 * The host of a member exactly as it is written on the wire, immutable and compared by bytes.
 *
 * <p>What the bytes mean is the {@link Dialect}'s business: the four-byte and the sixteen-byte form
 * of one IPv4 address are different hosts here, as they are to all other members, so what is
 * received is stored and sent on unchanged.
 */
public final class Host {

    /** No host was sent. */
    public static final Host NONE = new Host(new byte[0]);

    private final byte[] content;
    private final int hash;

    private Host(byte[] content) {
        this.content = content;
        this.hash = Arrays.hashCode(content);
    }

    /** A host of a copy of these bytes. */
    public static Host of(byte... content) {
        return copy(content, 0, content.length);
    }

    static Host copy(byte[] array, int from, int length) {
        return length == 0 ? NONE : new Host(Arrays.copyOfRange(array, from, from + length));
    }

    public boolean isNone() {
        return content.length == 0;
    }

    public int length() {
        return content.length;
    }

    /** A copy that the caller may change. */
    public byte[] toArray() {
        return content.clone();
    }

    /** The array itself, for reading it only. */
    byte[] array() {
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Host host
                && hash == host.hash
                && Arrays.equals(content, host.content);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** For logs: the text of the dialect in which it is valid, else hexadecimal digits. */
    @Override
    public String toString() {
        return Dialect.describe(this);
    }
}
