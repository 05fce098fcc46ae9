package io.doudou.gossip.wire;

/** How much memory codecs keep from one message to the next. */
final class Scratch {

    /** Buffers that one unusual message made larger are given back afterwards. */
    static final int KEPT_BYTES_MAX = 64 << 10;

    private Scratch() {}
}
