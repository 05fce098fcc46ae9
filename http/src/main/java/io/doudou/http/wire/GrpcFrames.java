package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.netty.buffer.ByteBuf;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the messages of a gRPC stream in its bytes: each behind a flag for packed content and its
 * length. Takes memory for what has arrived, never for what a length promises. Belongs to one
 * stream.
 */
public final class GrpcFrames {

    private static final int HEAD_BYTES = 5;
    private static final int FIRST_BYTES = 4 << 10;

    private final int messageBytesMax;
    private final byte[] head = new byte[HEAD_BYTES];
    private int headBytes;
    private byte[] message = {};
    private int at;
    private int length;

    /**
     * @param messageBytesMax how long a message may be
     */
    public GrpcFrames(int messageBytesMax) {
        this.messageBytesMax = messageBytesMax;
    }

    /**
     * Consumes {@code in}, and hands over each message that is complete.
     *
     * @throws Fault 400 when a frame makes no sense, 413 when a message is too long, 501 when one
     *     is packed
     */
    public void read(ByteBuf in, Consumer<byte[]> messages) {
        while (in.isReadable()) {
            if (headBytes < HEAD_BYTES) {
                head[headBytes++] = in.readByte();
                if (headBytes == HEAD_BYTES) {
                    begin();
                }
            } else {
                take(in);
            }
            if (headBytes == HEAD_BYTES && at == length) {
                headBytes = 0;
                messages.accept(message);
                message = new byte[0];
            }
        }
    }

    /** Whether nothing of a further message has come. */
    public boolean isBetween() {
        return headBytes == 0;
    }

    private void begin() {
        if (head[0] == 1) {
            throw new Fault(501, "encoding.unsupported", "Messages must not be compressed.");
        }
        var size = 0L;
        for (int i = 1; i < HEAD_BYTES; i++) {
            size = size << 8 | (head[i] & 0xFF);
        }
        if (head[0] != 0) {
            throw new Fault(400, "body.malformed", "The bytes are no frame of gRPC.");
        }
        if (size > messageBytesMax) {
            throw new Fault(
                    413,
                    "body.too-large",
                    "A message may have at most " + messageBytesMax + " bytes.");
        }
        length = (int) size;
        at = 0;
        message = new byte[Math.min(length, FIRST_BYTES)];
    }

    private void take(ByteBuf in) {
        var count = Math.min(in.readableBytes(), length - at);
        if (at + count > message.length) {
            var size = Math.max(at + count, Math.min(length, 2 * message.length));
            message = Arrays.copyOf(message, size);
        }
        in.readBytes(message, at, count);
        at += count;
        if (at == length && message.length > length) {
            message = Arrays.copyOf(message, length);
        }
    }
}
