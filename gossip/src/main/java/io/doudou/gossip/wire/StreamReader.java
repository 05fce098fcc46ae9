package io.doudou.gossip.wire;

import java.nio.ByteBuffer;

/**
 * Reads the one message that a side of a connection sends, as its bytes arrive.
 *
 * <p>It holds at most {@link WireLimits#streamBytesMax} bytes and what they inflate to; deadlines
 * are for the owner of the connection.
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

    StreamReader() {}

    /**
     * Takes all bytes that a buffer has, until the reading is complete or refused; then further
     * bytes are ignored and the same answer comes again.
     */
    public Progress offer(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    /** The other side has ended its direction: what is not complete now is refused. */
    public Progress end() {
        throw new UnsupportedOperationException();
    }
}
