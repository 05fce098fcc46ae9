package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

/** Makes compressed messages; its tables are made when something is compressed at all. */
final class Compression {

    private @Nullable LzwEncoder encoder;
    private final PackWriter compressed = new PackWriter();
    private final PackWriter message = new PackWriter();

    /**
     * A compressed message of these bytes, whether that is shorter or not; valid until the next.
     */
    PackWriter compress(byte[] content, int length) {
        if (encoder == null) {
            encoder = new LzwEncoder();
        }
        compressed.clear();
        encoder.compress(content, 0, length, compressed);
        message.clear();
        MessageWriter.compressedHead(compressed.length(), message);
        message.put(compressed.array(), 0, compressed.length());
        return message;
    }
}
