package io.doudou.gossip.wire;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Turns messages into datagrams and datagrams into messages.
 *
 * <p>Not safe for threads: it keeps buffers, so each owner has its own. Nothing blocks. No input
 * ends in an exception or makes it hold more than its limits.
 */
public final class PacketCodec {

    /** The most parts of one datagram: releases before 0.2.4 misread more. */
    public static final int PARTS_MAX = 127;

    /** What each part of a datagram costs beside its own bytes. */
    public static final int PART_OVERHEAD = 2;

    private final PacketSealer sealer;
    private final PacketOpener opener;

    /**
     * @param envelope what the cluster puts around messages
     * @param limits what is taken in at most
     * @param chance gives the nonces of encryption: a {@link java.security.SecureRandom} except in
     *     simulations
     */
    public PacketCodec(Envelope envelope, WireLimits limits, RandomGenerator chance) {
        this(envelope, limits, chance, Repeats.NONE);
    }

    /**
     * For many members of one process.
     *
     * @param repeats may be shared with members that run in the same thread
     */
    public PacketCodec(
            Envelope envelope, WireLimits limits, RandomGenerator chance, Repeats repeats) {
        var crypt = new Crypt(envelope, chance);
        sealer = new PacketSealer(envelope, limits, crypt);
        opener = new PacketOpener(envelope, limits, crypt, repeats);
    }

    /**
     * How many bytes parts may have so that a datagram stays within {@link WireLimits#packetBytes}:
     * the sum of their lengths, each plus {@link #PART_OVERHEAD}.
     */
    public int partsBytesMax() {
        return sealer.partsBytesMax();
    }

    /** One message alone, as a part for {@link #seal}; it may be kept and sent many times. */
    public byte[] encode(PacketMessage message) {
        return sealer.encode(message);
    }

    /**
     * A datagram of these parts.
     *
     * @param parts 1 to {@link #PARTS_MAX} encoded messages, none of them empty
     */
    public byte[] seal(List<byte[]> parts, Checksum checksum) {
        return sealer.seal(parts, checksum);
    }

    /** A datagram of one message. */
    public byte[] seal(PacketMessage message, Checksum checksum) {
        return seal(List.of(encode(message)), checksum);
    }

    /** Hands over everything in a datagram, whatever it is; the array is not kept. */
    public void open(byte[] datagram, int offset, int length, PacketInbox inbox) {
        opener.open(datagram, offset, offset + length, inbox);
    }
}
