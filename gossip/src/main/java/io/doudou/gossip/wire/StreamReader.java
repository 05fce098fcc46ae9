package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads the one message that a side of a connection sends, as its bytes arrive.
 *
 * <p>It holds at most {@link WireLimits#streamBytesMax} bytes and what they inflate to, and takes
 * memory only as bytes come; deadlines are for the owner of the connection. Not safe for threads.
 */
public final class StreamReader {

    /** How far the reading is. */
    public sealed interface Progress permits NeedsMore, Complete, Refused {}

    /** The message is not complete yet. */
    public record NeedsMore() implements Progress {}

    /** Here it is; whatever follows on the connection is ignored. */
    public record Complete(StreamMessage message) implements Progress {}

    /** It cannot be read; {@link Refusal#reply} says what to answer before closing. */
    public record Refused(Refusal why) implements Progress {}

    /** Who writes what is read. */
    enum Side {
        /** Writes a label first, if the cluster has one. */
        OPENER,
        /** Never writes a label. */
        ACCEPTOR
    }

    private static final NeedsMore NEEDS_MORE = new NeedsMore();
    private static final int FRAME_HEAD = 5;

    /** How much may stand around compressed bytes, all of which each attempt looks at. */
    private static final int TOKENS_MAX = 4096;

    private static final int SMALL = 256;
    private static final byte[] NOTHING = {};

    private final Envelope envelope;
    private final WireLimits limits;
    private final Crypt crypt;
    private final @Nullable Label label;
    private final MessageReader fields = new MessageReader();
    private final StreamMessageReader messages;

    private byte[] received = NOTHING;
    private int length;

    /** Where the first layer begins that is not a label; negative until the label was read. */
    private int start = -1;

    /** The length below which another attempt is useless. */
    private long needed = 1;

    private Progress progress = NEEDS_MORE;

    StreamReader(Envelope envelope, WireLimits limits, Crypt crypt, Side side) {
        this.envelope = envelope;
        this.limits = limits;
        this.crypt = crypt;
        this.label = side == Side.OPENER ? new Label(envelope) : null;
        this.messages = new StreamMessageReader(limits);
    }

    /**
     * Takes all bytes that a buffer has, until the reading is complete or refused; then further
     * bytes are taken and ignored, and the same answer comes again.
     */
    public Progress offer(ByteBuffer bytes) {
        while (progress == NEEDS_MORE && bytes.hasRemaining()) {
            take(bytes);
            if (length >= needed) {
                progress = attempt();
            }
            if (progress == NEEDS_MORE && needed > limits.streamBytesMax()) {
                progress = new Refused(Refusal.TOO_LARGE);
            }
        }
        if (progress != NEEDS_MORE) {
            received = NOTHING;
            bytes.position(bytes.limit());
        }
        return progress;
    }

    /** The other side has ended its direction: what is not complete now is refused. */
    public Progress end() {
        if (progress == NEEDS_MORE) {
            progress = new Refused(Refusal.TRUNCATED);
            received = NOTHING;
        }
        return progress;
    }

    /** Memory follows what has come: it at most doubles, whatever was announced. */
    private void take(ByteBuffer bytes) {
        int room = limits.streamBytesMax() - length;
        int count = Math.min(room, bytes.remaining());
        if (received.length - length < count) {
            int more = Math.max(SMALL, 2 * received.length);
            received = Arrays.copyOf(received, Math.max(length + count, more));
        }
        bytes.get(received, length, count);
        length += count;
    }

    private Progress attempt() {
        if (start < 0) {
            var refusal = label == null ? null : label.refusal(received, 0, length);
            if (refusal == Refusal.TRUNCATED) {
                return more(Label.length(received, 0, length));
            }
            if (refusal != null) {
                return new Refused(refusal);
            }
            start = label == null ? 0 : Label.length(received, 0, length);
        }
        return start == length ? more(start + 1L) : outer();
    }

    private Progress outer() {
        if (received[start] == Type.ENCRYPTED) {
            return crypt.hasKeys() ? encrypted() : new Refused(Refusal.KEY_MISSING);
        }
        if (crypt.hasKeys() && envelope.encryption() == Envelope.Encryption.DEMANDED) {
            return new Refused(Refusal.NOT_ENCRYPTED);
        }
        return content(received, start, length);
    }

    private Progress encrypted() {
        int begin = start + FRAME_HEAD;
        if (length < begin) {
            return more(begin);
        }
        long frame = ByteBuffer.wrap(received).getInt(start + 1) & 0xffff_ffffL;
        if (frame > limits.frameBytesMax()) {
            return new Refused(Refusal.TOO_LARGE);
        }
        int end = begin + (int) frame;
        return length < end ? more(end) : decrypted(begin, end);
    }

    private Progress decrypted(int begin, int end) {
        var plain = new byte[end - begin];
        var head = Arrays.copyOfRange(received, start, begin);
        int count = crypt.open(received, begin, end, head, plain);
        if (count != Crypt.FAILED) {
            return whole(content(plain, 0, count));
        }
        boolean isKnown = begin < end && (received[begin] & 0xff) <= Crypt.VERSION_MAX;
        return new Refused(isKnown ? Refusal.KEY_DIFFERS : Refusal.ENCRYPTION_VERSION);
    }

    private Progress content(byte[] bytes, int from, int to) {
        if (from == to) {
            return new Refused(Refusal.EMPTY);
        }
        return bytes[from] == Type.COMPRESSED
                ? compressed(bytes, from + 1, to)
                : message(bytes, from, to);
    }

    private Progress compressed(byte[] bytes, int from, int to) {
        fields.in.reset(bytes, from, to);
        fields.compressed();
        var refusal = fields.refusal();
        if (fields.in.tokens() > TOKENS_MAX) {
            return new Refused(Refusal.TOO_LARGE);
        }
        if (refusal == Refusal.TRUNCATED) {
            return more(to + fields.in.missing());
        }
        if (refusal != null) {
            return new Refused(refusal);
        }
        return fields.fields.algorithm == 0
                ? inflated(fields.fields)
                : new Refused(Refusal.COMPRESSION);
    }

    private Progress inflated(MessageFields compressed) {
        var lzw = new LzwDecoder();
        int from = compressed.bufferFrom;
        var refusal =
                lzw.inflate(
                        compressed.buffer,
                        from,
                        from + compressed.bufferLength,
                        limits.streamInflatedMax());
        if (refusal != null) {
            return new Refused(refusal);
        }
        return lzw.length() == 0
                ? new Refused(Refusal.EMPTY)
                : whole(message(lzw.output(), 0, lzw.length()));
    }

    private Progress message(byte[] bytes, int from, int to) {
        var message = messages.read(bytes, from, to);
        var refusal = messages.refusal();
        if (refusal == Refusal.TRUNCATED) {
            return more(to + messages.missing());
        }
        return message == null || refusal != null
                ? new Refused(refusal == null ? Refusal.UNKNOWN_TYPE : refusal)
                : new Complete(message);
    }

    /** Inside a layer that has arrived completely nothing more can come. */
    private static Progress whole(Progress progress) {
        return progress instanceof NeedsMore ? new Refused(Refusal.TRUNCATED) : progress;
    }

    private Progress more(long total) {
        needed = Math.max(total, length + 1L);
        return NEEDS_MORE;
    }
}
