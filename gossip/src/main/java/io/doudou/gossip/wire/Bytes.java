package io.doudou.gossip.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that nobody changes, such as metadata; compared by content.
 *
 * <p>The wire tells {@link #NIL} and {@link #EMPTY} apart and both travel on as they came, but they
 * are equal, as they are to members written in Go.
 */
public final class Bytes {

    /** Not there. */
    public static final Bytes NIL = new Bytes(new byte[0]);

    /** There, and empty. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte... content) {
        return copy(content, 0, content.length);
    }

    /** The bytes of a text in UTF-8. */
    public static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes copy(byte[] array, int from, int length) {
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(array, from, from + length));
    }

    public int length() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    /** A copy that the caller may change. */
    public byte[] toArray() {
        return content.clone();
    }

    /**
     * The text that these bytes are in UTF-8; what is not UTF-8 becomes a replacement character.
     */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The array itself, for writing it out. */
    byte[] array() {
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(content);
    }
}
