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
    private final Label label;
    private final Crypt crypt;

    /**
     * @param envelope what the cluster puts around messages
     * @param limits what is taken in at most
     * @param chance gives the nonces of encryption: a {@link java.security.SecureRandom} except in
     *     simulations
     */
    public StreamCodec(Envelope envelope, WireLimits limits, RandomGenerator chance) {
        this.envelope = envelope;
        this.limits = limits;
        this.label = new Label(envelope);
        this.crypt = new Crypt(envelope, chance);
    }

    /**
     * What the side that opened the connection writes.
     *
     * @throws IllegalArgumentException if the message is larger than other members accept
     */
    public byte[] sealRequest(StreamMessage message) {
        var out = new PackWriter();
        out.put(label.header());
        seal(message, out);
        return out.toArray();
    }

    /**
     * What the side that accepted the connection answers.
     *
     * @throws IllegalArgumentException if the message is larger than other members accept
     */
    public byte[] sealReply(StreamMessage message) {
        var out = new PackWriter();
        seal(message, out);
        return out.toArray();
    }

    /** Reads what the opener of one connection writes. */
    public StreamReader requestReader() {
        return new StreamReader(envelope, limits, crypt, StreamReader.Side.OPENER);
    }

    /** Reads what the accepting side of one connection answers. */
    public StreamReader replyReader() {
        return new StreamReader(envelope, limits, crypt, StreamReader.Side.ACCEPTOR);
    }

    private void seal(StreamMessage message, PackWriter out) {
        check(message);
        var content = new PackWriter();
        MessageWriter.stream(message, content);
        if (envelope.compression() == Envelope.Compression.LZW) {
            // On streams the original compresses even what becomes longer by it.
            // Its tables are large and streams are rare, so they are not kept.
            content = new Compression().compress(content.array(), content.length());
        }
        if (crypt.hasKeys() && envelope.encryption() != Envelope.Encryption.UNDERSTOOD) {
            encrypted(content, out);
        } else {
            out.put(content.array(), 0, content.length());
        }
    }

    private void encrypted(PackWriter content, PackWriter out) {
        int length = Crypt.sealedLength(envelope.encryptionVersion(), content.length());
        atMost(limits.frameBytesMax(), length, "encrypted message");
        var head = frameHead(length);
        out.put(head);
        crypt.seal(envelope.encryptionVersion(), content.array(), content.length(), head, out);
    }

    private void check(StreamMessage message) {
        switch (message) {
            case PushPull state -> {
                atMost(limits.nodesMax(), state.nodes().size(), "list of members");
                atMost(limits.userStateBytesMax(), state.userState().length(), "user state");
            }
            case UserMessage user ->
                    atMost(limits.userMessageBytesMax(), user.payload().length(), "user message");
            case Ping ignored -> {}
            case Ack ignored -> {}
            case ErrorReply ignored -> {}
        }
    }

    private static void atMost(int max, int size, String what) {
        if (size > max) {
            throw new IllegalArgumentException(
                    "%s of %d is above the limit of %d".formatted(what, size, max));
        }
    }

    /** What stands before an encrypted frame, and is authenticated with it. */
    private static byte[] frameHead(int length) {
        return new byte[] {
            Type.ENCRYPTED,
            (byte) (length >>> 24),
            (byte) (length >>> 16),
            (byte) (length >>> 8),
            (byte) length
        };
    }
}
