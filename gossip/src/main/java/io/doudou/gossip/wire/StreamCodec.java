package io.doudou.gossip.wire;

import java.util.random.RandomGenerator;

/**
 * Turns messages into the bytes of one direction of a connection, and reads them as they arrive.
 *
 * <p>Only the side that opened the connection writes a label, so who writes and who reads matters.
 * Not safe for threads, and neither are its readers beside each other: they share buffers. Nothing
 * blocks.
 */
public final class StreamCodec {

    private final Envelope envelope;
    private final WireLimits limits;
    private final RandomGenerator chance;

    /**
     * @param envelope what the cluster puts around messages
     * @param limits what is taken in at most
     * @param chance gives the nonces of encryption: a {@link java.security.SecureRandom} except in
     *     simulations
     */
    public StreamCodec(Envelope envelope, WireLimits limits, RandomGenerator chance) {
        this.envelope = envelope;
        this.limits = limits;
        this.chance = chance;
    }

    /** What the side that opened the connection writes. */
    public byte[] sealRequest(StreamMessage message) {
        throw new UnsupportedOperationException("" + envelope + limits + chance);
    }

    /** What the side that accepted the connection answers. */
    public byte[] sealReply(StreamMessage message) {
        throw new UnsupportedOperationException();
    }

    /** Reads what the opener of one connection writes. */
    public StreamReader requestReader() {
        throw new UnsupportedOperationException();
    }

    /** Reads what the accepting side of one connection answers. */
    public StreamReader replyReader() {
        throw new UnsupportedOperationException();
    }
}
