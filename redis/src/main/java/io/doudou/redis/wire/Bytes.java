package io.doudou.redis.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** What is to be sent in one go. Belongs to one thread. */
final class Bytes {

    private static final int FIRST = 1024;

    /** A buffer that has grown beyond this is not kept. */
    private static final int KEPT_MAX = 64 * 1024;

    private byte[] bytes = new byte[FIRST];
    private int length;

    void write(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void write(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Sends everything, and is empty again. */
    void sendTo(OutputStream out) throws IOException {
        try {
            out.write(bytes, 0, length);
            out.flush();
        } finally {
            length = 0;
            if (bytes.length > KEPT_MAX) {
                bytes = new byte[FIRST];
            }
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
