package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads MessagePack from an array and accepts whatever a decoder written in Go accepts (section
 * 2.2).
 *
 * <p>Nothing is thrown: the first problem is noted, everything afterwards reads as zero, and the
 * caller asks {@link #refusal} at the end. Nothing is allocated from a declared length before the
 * bytes are there.
 */
final class PackReader {

    static final int FIX_MAP = 0x80;
    static final int FIX_ARRAY = 0x90;
    static final int FIX_RAW = 0xa0;
    static final int FIX_RAW_END = 0xc0;
    static final int NIL = 0xc0;
    static final int FALSE = 0xc2;
    static final int TRUE = 0xc3;
    static final int BIN8 = 0xc4;
    static final int BIN16 = 0xc5;
    static final int BIN32 = 0xc6;
    static final int EXT8 = 0xc7;
    static final int EXT16 = 0xc8;
    static final int EXT32 = 0xc9;
    static final int FLOAT32 = 0xca;
    static final int FLOAT64 = 0xcb;
    static final int UINT8 = 0xcc;
    static final int UINT16 = 0xcd;
    static final int UINT32 = 0xce;
    static final int UINT64 = 0xcf;
    static final int INT8 = 0xd0;
    static final int INT16 = 0xd1;
    static final int INT32 = 0xd2;
    static final int INT64 = 0xd3;
    static final int FIX_EXT1 = 0xd4;
    static final int FIX_EXT16 = 0xd8;
    static final int RAW8 = 0xd9;
    static final int RAW16 = 0xda;
    static final int RAW32 = 0xdb;
    static final int ARRAY16 = 0xdc;
    static final int ARRAY32 = 0xdd;
    static final int MAP16 = 0xde;
    static final int MAP32 = 0xdf;
    static final int NEGATIVE = 0xe0;

    /** How deep values may nest that belong to unknown keys. */
    private static final int DEPTH_MAX = 32;

    private static final int NOT_THERE = -1;

    private byte[] bytes = {};
    private int position;
    private int end;
    private @Nullable Refusal refusal;
    private long missing;
    private int tokens;

    /** What {@link #raw} found. */
    private byte[] rawBytes = {};

    private int rawFrom;
    private int rawLength;

    private boolean isTextUnreadable;
    private @Nullable CharsetDecoder utf8;

    private final Repeats repeats;

    PackReader(Repeats repeats) {
        this.repeats = repeats;
    }

    /** Begins to read these bytes. */
    void reset(byte[] array, int from, int to) {
        bytes = array;
        position = from;
        end = to;
        refusal = null;
        missing = 0;
        tokens = 0;
        isTextUnreadable = false;
    }

    /** What is wrong so far; null if nothing is. */
    @Nullable Refusal refusal() {
        return refusal;
    }

    /** After {@link Refusal#TRUNCATED}: how many bytes are missing at least. */
    long missing() {
        return missing;
    }

    /** Whether a text since the reset was not UTF-8; it was read as an empty one. */
    boolean isTextUnreadable() {
        return isTextUnreadable;
    }

    int position() {
        return position;
    }

    /** How many values were looked at since the reset, which is how long it took. */
    int tokens() {
        return tokens;
    }

    /** The number of entries of a map that begins here; nothing at all counts as an empty one. */
    int map() {
        int token = token();
        long count =
                switch (token) {
                    case MAP16 -> uint(2);
                    case MAP32 -> uint(4);
                    case NIL -> 0;
                    default -> {
                        if (token < FIX_MAP || token >= FIX_ARRAY) {
                            fail(Refusal.MALFORMED);
                        }
                        yield token & 0xf;
                    }
                };
        return available(2 * count) ? (int) count : 0;
    }

    /** The key that begins here; null if no message has it. */
    @Nullable Field key() {
        int from = position;
        int token = token();
        if (token >= FIX_RAW && token < FIX_RAW_END) {
            int length = token & 0x1f;
            return take(length) ? Field.find(bytes, from + 1, length) : null;
        }
        position = from;
        if (refusal == null && (token == NIL || isArray(token))) {
            fail(Refusal.MALFORMED);
        }
        return raw() ? Field.find(rawBytes, rawFrom, rawLength) : null;
    }

    /** A number from 0 to a maximum; nil counts as 0. */
    long unsigned(long max) {
        long value = integer();
        if (value < 0 || value > max) {
            fail(Refusal.MALFORMED);
            return 0;
        }
        return value;
    }

    boolean bool() {
        int token = token();
        switch (token) {
            case TRUE, 1 -> {
                return true;
            }
            case FALSE, NIL, 0 -> {}
            default -> fail(Refusal.MALFORMED);
        }
        return false;
    }

    /** A text; nil counts as an empty one. */
    String text() {
        if (!raw() || rawLength <= 0) {
            return "";
        }
        for (int i = 0; i < rawLength; i++) {
            if (rawBytes[rawFrom + i] < 0) {
                return utf8();
            }
        }
        return repeats.text(rawBytes, rawFrom, rawLength);
    }

    Bytes bytes() {
        if (!raw() || rawLength == NOT_THERE) {
            return Bytes.NIL;
        }
        return repeats.bytes(rawBytes, rawFrom, rawLength);
    }

    Host host() {
        return raw() && rawLength > 0 ? repeats.host(rawBytes, rawFrom, rawLength) : Host.NONE;
    }

    /** Six bytes, or more of which the first six count; fewer are {@link Versions#NONE}. */
    Versions versions() {
        if (!raw() || rawLength < Versions.BYTES) {
            return Versions.NONE;
        }
        var versions =
                new Versions(
                        rawByte(0), rawByte(1), rawByte(2), rawByte(3), rawByte(4), rawByte(5));
        return versions.equals(Versions.STANDARD) ? Versions.STANDARD : versions;
    }

    /**
     * Reads the position and length of bytes without copying them: {@link #rawBytes}, {@link
     * #rawFrom}, {@link #rawLength}, which is negative for nil. Returns whether that went well.
     */
    boolean raw() {
        int token = token();
        rawBytes = bytes;
        if (token >= FIX_RAW && token < FIX_RAW_END) {
            return range(token & 0x1f);
        }
        return switch (token) {
            case RAW8, BIN8 -> range(uint(1));
            case RAW16, BIN16 -> range(uint(2));
            case RAW32, BIN32 -> range(uint(4));
            case ARRAY16 -> numbers(uint(2));
            case ARRAY32 -> numbers(uint(4));
            case NIL -> {
                rawLength = NOT_THERE;
                yield refusal == null;
            }
            default -> {
                if (isArray(token)) {
                    yield numbers(token & 0xf);
                }
                fail(Refusal.MALFORMED);
                yield false;
            }
        };
    }

    byte[] rawBytes() {
        return rawBytes;
    }

    int rawFrom() {
        return rawFrom;
    }

    int rawLength() {
        return rawLength;
    }

    /** Passes over the value that begins here, whatever it is. */
    void skip() {
        skip(0);
    }

    private void skip(int depth) {
        if (depth > DEPTH_MAX) {
            fail(Refusal.TOO_LARGE);
            return;
        }
        int token = token();
        if (token < FIX_MAP || token >= NEGATIVE) {
            return;
        }
        if (token < FIX_ARRAY) {
            skip(2L * (token & 0xf), depth);
        } else if (token < FIX_RAW) {
            skip(token & 0xf, depth);
        } else if (token < FIX_RAW_END) {
            take(token & 0x1f);
        } else {
            skipLong(token, depth);
        }
    }

    private void skipLong(int token, int depth) {
        switch (token) {
            case NIL, FALSE, TRUE -> {}
            case RAW8, BIN8 -> take(uint(1));
            case RAW16, BIN16 -> take(uint(2));
            case RAW32, BIN32 -> take(uint(4));
            case EXT8 -> take(1 + uint(1));
            case EXT16 -> take(1 + uint(2));
            case EXT32 -> take(1 + uint(4));
            case UINT8, INT8 -> take(1);
            case UINT16, INT16 -> take(2);
            case UINT32, INT32, FLOAT32 -> take(4);
            case UINT64, INT64, FLOAT64 -> take(8);
            case ARRAY16 -> skip(uint(2), depth);
            case ARRAY32 -> skip(uint(4), depth);
            case MAP16 -> skip(2 * uint(2), depth);
            case MAP32 -> skip(2 * uint(4), depth);
            default -> {
                if (token < FIX_EXT1 || token > FIX_EXT16) {
                    fail(Refusal.MALFORMED);
                    return;
                }
                take(1L + (1L << (token - FIX_EXT1)));
            }
        }
    }

    private void skip(long values, int depth) {
        if (!available(values)) {
            return;
        }
        for (long i = 0; i < values && refusal == null; i++) {
            skip(depth + 1);
        }
    }

    /** Any form of an integer; what is larger than a long counts as negative. */
    private long integer() {
        int token = token();
        if (token < FIX_MAP) {
            return token;
        }
        return switch (token) {
            case UINT8 -> uint(1);
            case UINT16 -> uint(2);
            case UINT32 -> uint(4);
            case UINT64, INT64 -> uint(8);
            case INT8 -> (byte) uint(1);
            case INT16 -> (short) uint(2);
            case INT32 -> (int) uint(4);
            case NIL -> 0;
            default -> {
                fail(Refusal.MALFORMED);
                yield 0;
            }
        };
    }

    /** Bytes that somebody wrote as an array of small numbers. */
    private boolean numbers(long count) {
        if (!available(count)) {
            return false;
        }
        var copy = new byte[(int) count];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (byte) unsigned(0xff);
        }
        rawBytes = copy;
        rawFrom = 0;
        rawLength = copy.length;
        return refusal == null;
    }

    private boolean range(long length) {
        int from = position;
        if (!take(length)) {
            return false;
        }
        rawFrom = from;
        rawLength = (int) length;
        return true;
    }

    private String utf8() {
        if (utf8 == null) {
            utf8 = StandardCharsets.UTF_8.newDecoder();
        }
        var text = CharBuffer.allocate(rawLength);
        var result = utf8.reset().decode(ByteBuffer.wrap(rawBytes, rawFrom, rawLength), text, true);
        if (result.isError()) {
            isTextUnreadable = true;
            return "";
        }
        return text.flip().toString();
    }

    private int rawByte(int index) {
        return rawBytes[rawFrom + index] & 0xff;
    }

    private static boolean isArray(int token) {
        return token == ARRAY16 || token == ARRAY32 || (token >= FIX_ARRAY && token < FIX_RAW);
    }

    private int token() {
        tokens++;
        return position < end ? bytes[position++] & 0xff : (int) uint(1);
    }

    private long uint(int count) {
        int from = position;
        if (!take(count)) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | (bytes[from + i] & 0xff);
        }
        return value;
    }

    private boolean take(long count) {
        if (!available(count)) {
            return false;
        }
        position += (int) count;
        return true;
    }

    private boolean available(long count) {
        if (count <= end - position) {
            return refusal == null;
        }
        if (refusal == null) {
            missing = count - (end - position);
            fail(Refusal.TRUNCATED);
        }
        return false;
    }

    private void fail(Refusal why) {
        if (refusal == null) {
            refusal = why;
        }
        position = end;
    }
}
