package io.doudou.http.items;

import io.doudou.fault.ServiceException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A body of lines that are messages, each asked for when it is read. Read by one thread. */
public abstract class MessageLines extends InputStream {

    private static final String ZERO = "{}";

    private byte[] current = {};
    private int at;
    private boolean ended;

    /** A body of which nothing was read. */
    protected MessageLines() {}

    /**
     * The JSON of the next message; null behind the last one. Blocks.
     *
     * @throws ServiceException what became of it instead, which is the failure of the body
     */
    protected abstract byte @Nullable [] message() throws IOException;

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at == current.length && !refill()) {
            return -1;
        }
        var count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, from, count);
        at += count;
        return count;
    }

    private boolean refill() throws IOException {
        var message = ended ? null : next();
        ended = message == null;
        if (message == null) {
            return false;
        }
        current = line(message);
        at = 0;
        return true;
    }

    private byte @Nullable [] next() throws IOException {
        try {
            return message();
        } catch (ServiceException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** Within a JSON text, line ends mean nothing. A message without content has zero values. */
    private static byte[] line(byte[] message) {
        if (message.length == 0) {
            return (ZERO + "\n").getBytes(StandardCharsets.US_ASCII);
        }
        var line = Arrays.copyOf(message, message.length + 1);
        for (int i = 0; i < message.length; i++) {
            line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
        }
        line[message.length] = '\n';
        return line;
    }
}
