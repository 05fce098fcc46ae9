package io.doudou.gossip.wire;

import java.util.List;
import java.util.zip.CRC32;

/** Puts the layers of a datagram around messages, innermost first (section 4.2). */
final class PacketSealer {

    private static final int COMPOUND_HEAD = 2;
    private static final int CHECKSUM_HEAD = 5;
    private static final int PART_BYTES_MAX = 0xffff;
    private static final byte[] NOTHING = {};

    private final Envelope envelope;
    private final WireLimits limits;
    private final Label label;
    private final Crypt crypt;
    private final Compression compression = new Compression();
    private final CRC32 crc = new CRC32();

    private final PackWriter body = new PackWriter();
    private final PackWriter packet = new PackWriter();

    PacketSealer(Envelope envelope, WireLimits limits, Crypt crypt) {
        this.envelope = envelope;
        this.limits = limits;
        this.crypt = crypt;
        this.label = new Label(envelope);
    }

    int partsBytesMax() {
        int encryption = encrypts() ? Crypt.overheadMax(envelope.encryptionVersion()) : 0;
        return limits.packetBytes()
                - COMPOUND_HEAD
                - CHECKSUM_HEAD
                - encryption
                - label.header().length;
    }

    byte[] encode(PacketMessage message) {
        body.clear();
        MessageWriter.packet(message, body);
        return body.toArray();
    }

    byte[] seal(List<byte[]> parts, Checksum checksum) {
        body.clear();
        if (parts.size() == 1) {
            body.put(checked(parts.getFirst()));
        } else {
            compound(parts);
        }
        var content = compressed(body);
        packet.clear();
        if (!encrypts()) {
            packet.put(label.header());
            content(content, checksum, packet);
            return packet.toArray();
        }
        content(content, checksum, packet);
        return encrypted();
    }

    private byte[] encrypted() {
        body.clear();
        body.put(label.header());
        crypt.seal(envelope.encryptionVersion(), packet.array(), packet.length(), NOTHING, body);
        return body.toArray();
    }

    private PackWriter compressed(PackWriter content) {
        if (envelope.compression() == Envelope.Compression.NONE) {
            return content;
        }
        var shorter = compression.compress(content.array(), content.length());
        return shorter.length() < content.length() ? shorter : content;
    }

    private void content(PackWriter content, Checksum checksum, PackWriter out) {
        if (checksum == Checksum.ADDED) {
            crc.reset();
            crc.update(content.array(), 0, content.length());
            out.put(Type.CHECKSUM);
            out.int32((int) crc.getValue());
        }
        out.put(content.array(), 0, content.length());
    }

    private void compound(List<byte[]> parts) {
        if (parts.isEmpty() || parts.size() > PacketCodec.PARTS_MAX) {
            throw new IllegalArgumentException(
                    "a datagram has 1 to %d parts, not %d"
                            .formatted(PacketCodec.PARTS_MAX, parts.size()));
        }
        body.put(Type.COMPOUND);
        body.put(parts.size());
        for (var part : parts) {
            body.int16(checked(part).length);
        }
        for (var part : parts) {
            body.put(part);
        }
    }

    /** Empty parts stop members of old releases. */
    private static byte[] checked(byte[] part) {
        if (part.length == 0 || part.length > PART_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a part has 1 to %d bytes, not %d".formatted(PART_BYTES_MAX, part.length));
        }
        return part;
    }

    private boolean encrypts() {
        return crypt.hasKeys() && envelope.encryption() != Envelope.Encryption.UNDERSTOOD;
    }
}
