package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.doudou.http.text.FieldText;

/** The line in front of a chunk: its size and extensions, which are ignored (RFC 9112, 7.1). */
public final class ChunkSize {

    /** 2^60 - 1 bytes: far beyond any limit, far below an overflow. */
    private static final int DIGITS_MAX = 15;

    private ChunkSize() {}

    public static long parse(byte[] line, int length) {
        var size = 0L;
        var at = 0;
        while (at < length && digit(line[at]) >= 0) {
            size = size << 4 | digit(line[at]);
            at++;
        }
        if (at == 0 || at > DIGITS_MAX || !isExtension(line, at, length)) {
            throw new Fault(400, "request.malformed", "A chunk must begin with its size.");
        }
        return size;
    }

    private static boolean isExtension(byte[] line, int from, int length) {
        if (from == length) {
            return true;
        }
        for (int i = from; i < length; i++) {
            if (!FieldText.isValue(line[i] & 0xff)) {
                return false;
            }
        }
        return line[from] == ';';
    }

    private static int digit(byte c) {
        return Character.digit(c, 16);
    }
}
