package io.doudou.gossip.wire;

/**
 * How much a codec takes in before it refuses; sizes are bytes.
 *
 * @param packetBytes the budget of one datagram that is sent
 * @param packetInflatedMax what all compressed parts of one datagram together may become
 * @param streamInflatedMax what a compressed stream message may become
 * @param streamBytesMax what one side of a stream may send, all layers included
 * @param frameBytesMax the length of an encrypted stream frame
 * @param nodesMax the entries of one push/pull
 * @param userStateBytesMax the application's part of one push/pull
 * @param userMessageBytesMax one user message on a stream
 */
public record WireLimits(
        int packetBytes,
        int packetInflatedMax,
        int streamInflatedMax,
        int streamBytesMax,
        int frameBytesMax,
        int nodesMax,
        int userStateBytesMax,
        int userMessageBytesMax) {

    private static final int MIB = 1 << 20;

    /** More members than this protocol can serve; the original takes eight times as many. */
    private static final int NODES_MAX = 1 << 17;

    /** Mostly those of the original; datagrams may inflate less, because no honest one does. */
    public static final WireLimits STANDARD =
            new WireLimits(1400, MIB, 40 * MIB, 40 * MIB, 20 * MIB, NODES_MAX, 20 * MIB, 20 * MIB);

    /** The same with another budget for datagrams. */
    public WireLimits withPacketBytes(int packetBytes) {
        return new WireLimits(
                packetBytes,
                packetInflatedMax,
                streamInflatedMax,
                streamBytesMax,
                frameBytesMax,
                nodesMax,
                userStateBytesMax,
                userMessageBytesMax);
    }
}
