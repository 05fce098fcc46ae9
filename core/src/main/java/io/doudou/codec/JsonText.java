package io.doudou.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Characters and numbers as the bytes that stand for them in JSON. */
final class JsonText {

    /** {@code -9223372036854775808}. */
    static final int LONG_CHARS_MAX = 20;

    /** What one character takes at most: {@code \\u001f}. */
    static final int CHAR_BYTES_MAX = 6;

    private static final VarHandle PAIRS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final short[] DIGITS = digitPairs();
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final int REPLACEMENT = 0xFFFD;

    private JsonText() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether a character of a string stands for itself as one byte. */
    static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && c < 0x80;
    }

    /** Writes {@code value} from {@code at} on, where there must be room; returns the new end. */
    static int writeLong(long value, byte[] out, int at) {
        if (value >= 0 && value <= Integer.MAX_VALUE) {
            return writeDigits((int) value, out, at);
        }
        // Wider and negative numbers are rare enough for the JDK's way.
        var text = ascii(Long.toString(value));
        System.arraycopy(text, 0, out, at, text.length);
        return at + text.length;
    }

    /** Two digits at a time, from the last to the first. */
    private static int writeDigits(int value, byte[] out, int at) {
        int end = at + digits(value);
        int place = end;
        int rest = value;
        while (rest >= 100) {
            int quotient = rest / 100;
            place -= 2;
            PAIRS.set(out, place, DIGITS[rest - quotient * 100]);
            rest = quotient;
        }
        if (rest >= 10) {
            PAIRS.set(out, at, DIGITS[rest]);
        } else {
            out[at] = (byte) ('0' + rest);
        }
        return end;
    }

    private static int digits(int value) {
        int count = 1;
        for (long limit = 10; value >= limit; limit *= 10) {
            count++;
        }
        return count;
    }

    private static short[] digitPairs() {
        var pairs = new short[100];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (short) (('0' + i / 10) | (('0' + i % 10) << Byte.SIZE));
        }
        return pairs;
    }

    /** Writes one character of a string, escaped where it must be; returns the new end. */
    static int writeCodePoint(int point, byte[] out, int at) {
        int end = at;
        if (point < 0x80) {
            return isPlain((char) point) ? writeByte(point, out, at) : writeEscape(point, out, at);
        }
        if (point < 0x800) {
            out[end++] = (byte) (0xC0 | (point >> 6));
        } else if (point < 0x10000) {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return writeCodePoint(REPLACEMENT, out, at);
            }
            out[end++] = (byte) (0xE0 | (point >> 12));
            out[end++] = tail(point >> 6);
        } else {
            out[end++] = (byte) (0xF0 | (point >> 18));
            out[end++] = tail(point >> 12);
            out[end++] = tail(point >> 6);
        }
        return writeByte(tail(point), out, end);
    }

    private static byte tail(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private static int writeByte(int value, byte[] out, int at) {
        out[at] = (byte) value;
        return at + 1;
    }

    private static int writeEscape(int point, byte[] out, int at) {
        int end = writeByte('\\', out, at);
        int letter = shortEscape(point);
        if (letter != 0) {
            return writeByte(letter, out, end);
        }
        end = writeByte('u', out, end);
        end = writeByte('0', out, end);
        end = writeByte('0', out, end);
        end = writeByte(HEX[point >> 4], out, end);
        return writeByte(HEX[point & 0xF], out, end);
    }

    private static int shortEscape(int point) {
        return switch (point) {
            case '"', '\\' -> point;
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 0;
        };
    }
}
