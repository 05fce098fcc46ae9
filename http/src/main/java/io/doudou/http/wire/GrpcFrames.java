package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Finds the messages of a gRPC stream in its bytes: each behind a flag for packed content and its
 * length. Takes memory for what has arrived, never for what a length promises, and unpacks no more
 * than a message may have. Belongs to one stream.
 */
public final class GrpcFrames {

    /** The field that says how packed messages are packed. */
    public static final String ENCODING = "grpc-encoding";

    /** The field that says which packing is understood. */
    public static final String ACCEPT_ENCODING = "grpc-accept-encoding";

    /** What is understood here. */
    public static final String ACCEPTED = "identity,gzip";

    private static final int HEAD_BYTES = 5;
    private static final int FIRST_BYTES = 4 << 10;

    private final int messageBytesMax;
    private final boolean isGzip;
    private final byte[] head = new byte[HEAD_BYTES];
    private int headBytes;
    private byte[] message = {};
    private int at;
    private int length;

    /**
     * @param messageBytesMax how long a message may be, unpacked as well
     * @param isGzip how packed messages are packed; false: there must be none
     */
    public GrpcFrames(int messageBytesMax, boolean isGzip) {
        this.messageBytesMax = messageBytesMax;
        this.isGzip = isGzip;
    }

    /**
     * Whether messages behind these fields may be packed, which is by gzip then.
     *
     * @throws Fault 501 when they may be packed in a way that nobody understands here
     */
    public static boolean isGzip(FieldList headers) {
        var encoding = headers.get(ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw new Fault(
                501,
                "encoding.unsupported",
                "Messages are compressed by gzip or not at all, not by " + encoding + ".");
    }

    /**
     * The message of a body that has one.
     *
     * @throws Fault as {@link #read}, and 400 when there is none, or more than one
     */
    public static byte[] only(byte[] body, int messageBytesMax, boolean isGzip) {
        if (body.length >= HEAD_BYTES
                && body[0] == 0
                && length(body) == body.length - HEAD_BYTES
                && body.length - HEAD_BYTES <= messageBytesMax) {
            return Arrays.copyOfRange(body, HEAD_BYTES, body.length);
        }
        var found = new ArrayList<byte[]>(1);
        var frames = new GrpcFrames(messageBytesMax, isGzip);
        frames.read(Unpooled.wrappedBuffer(body), found::add);
        frames.end();
        if (found.size() != 1) {
            throw malformed("There must be one message, and there are " + found.size() + ".");
        }
        return found.getFirst();
    }

    /** The frame around a message that is not packed. */
    public static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(HEAD_BYTES + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    /**
     * Consumes {@code in}, and hands over each message that is complete, unpacked.
     *
     * @throws Fault 400 when a frame makes no sense, 413 when a message is too long
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
                messages.accept(head[0] == 0 ? message : unpacked());
                message = new byte[0];
            }
        }
    }

    /**
     * Nothing more comes.
     *
     * @throws Fault 400 when something of a message has come, and not all of it
     */
    public void end() {
        if (headBytes > 0) {
            throw malformed("The last message is cut off.");
        }
    }

    private void begin() {
        if (head[0] == 1 && !isGzip) {
            throw malformed("A message is compressed, and nothing says how.");
        }
        if (head[0] != 0 && head[0] != 1) {
            throw malformed("The bytes are no frame of gRPC.");
        }
        var size = length(head);
        if (size > messageBytesMax) {
            throw tooLarge();
        }
        length = (int) size;
        at = 0;
        message = new byte[Math.min(length, FIRST_BYTES)];
    }

    private static long length(byte[] head) {
        var size = 0L;
        for (int i = 1; i < HEAD_BYTES; i++) {
            size = size << 8 | (head[i] & 0xFF);
        }
        return size;
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

    private byte[] unpacked() {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(message))) {
            var content = in.readNBytes(messageBytesMax);
            if (content.length == messageBytesMax && in.read() >= 0) {
                throw tooLarge();
            }
            return content;
        } catch (IOException broken) {
            throw malformed("A message is no valid gzip.");
        }
    }

    private Fault tooLarge() {
        return new Fault(
                413, "body.too-large", "A message may have at most " + messageBytesMax + " bytes.");
    }

    private static Fault malformed(String detail) {
        return new Fault(400, "frame.malformed", detail);
    }
}
