package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

import java.util.zip.CRC32;

/**
 * Takes the layers off a datagram, outermost first, and hands over what is inside (section 4.1).
 */
final class PacketOpener {

    /** Honest datagrams nest compound in compressed; the original has no bound. */
    private static final int DEPTH_MAX = 8;

    /** Everything of which a datagram consists; an honest one has at most 255 and three layers. */
    private static final int PARTS_MAX = 1024;

    private static final int CHECKSUM_BYTES = 5;
    private static final byte[] NOTHING = {};

    private final Envelope envelope;
    private final WireLimits limits;
    private final Label label;
    private final Crypt crypt;
    private final LzwDecoder lzw = new LzwDecoder();
    private final MessageReader reader;
    private final CRC32 crc = new CRC32();

    private byte[] plain = NOTHING;
    private int parts;

    PacketOpener(Envelope envelope, WireLimits limits, Crypt crypt, Repeats repeats) {
        this.envelope = envelope;
        this.limits = limits;
        this.crypt = crypt;
        this.label = new Label(envelope);
        this.reader = new MessageReader(repeats);
    }

    void open(byte[] datagram, int from, int to, PacketInbox inbox) {
        parts = 0;
        lzw.clear();
        var differs = label.refusal(datagram, from, to);
        if (differs != null) {
            inbox.refuse(differs);
            return;
        }
        int start = from + Label.length(datagram, from, to);
        if (start == to) {
            inbox.refuse(Refusal.EMPTY);
        } else if (crypt.hasKeys()) {
            encrypted(datagram, start, to, inbox);
        } else {
            checked(datagram, start, to, inbox);
        }
    }

    private void encrypted(byte[] bytes, int from, int to, PacketInbox inbox) {
        if (plain.length < to - from) {
            plain = new byte[to - from];
        }
        int length = crypt.open(bytes, from, to, NOTHING, plain);
        if (length != Crypt.FAILED) {
            checked(plain, 0, length, inbox);
        } else if (envelope.encryption() == Envelope.Encryption.DEMANDED) {
            inbox.refuse(whyNotDecrypted(bytes, from, to));
        } else {
            checked(bytes, from, to, inbox);
        }
    }

    private void checked(byte[] bytes, int from, int to, PacketInbox inbox) {
        boolean hasChecksum = to - from >= CHECKSUM_BYTES && bytes[from] == Type.CHECKSUM;
        if (!hasChecksum) {
            part(bytes, from, to, 0, inbox);
        } else if (checksum(bytes, from + CHECKSUM_BYTES, to) == int32(bytes, from + 1)) {
            part(bytes, from + CHECKSUM_BYTES, to, 0, inbox);
        } else {
            inbox.refuse(Refusal.CHECKSUM_DIFFERS);
        }
    }

    /** Anything that begins with a type byte; it may contain others of its kind. */
    private void part(byte[] bytes, int from, int to, int depth, PacketInbox inbox) {
        parts++;
        if (depth > DEPTH_MAX || parts > PARTS_MAX) {
            inbox.refuse(Refusal.TOO_LARGE);
        } else if (from == to) {
            inbox.refuse(Refusal.EMPTY);
        } else if (bytes[from] == Type.COMPOUND) {
            compound(bytes, from + 1, to, depth, inbox);
        } else if (bytes[from] == Type.COMPRESSED) {
            compressed(bytes, from + 1, to, depth, inbox);
        } else {
            message(bytes, from, to, inbox);
        }
    }

    /** A part that reaches past the end is dropped with all behind it; those before it count. */
    private void compound(byte[] bytes, int from, int to, int depth, PacketInbox inbox) {
        int count = from < to ? bytes[from] & 0xff : Integer.MAX_VALUE;
        long head = 1 + 2L * count;
        if (head > to - from) {
            inbox.refuse(Refusal.TRUNCATED);
            return;
        }
        int start = from + (int) head;
        for (int i = 0; i < count && parts <= PARTS_MAX; i++) {
            int length = int16(bytes, from + 1 + 2 * i);
            if (length > to - start) {
                inbox.refuse(Refusal.TRUNCATED);
                return;
            }
            part(bytes, start, start + length, depth + 1, inbox);
            start += length;
        }
    }

    private void compressed(byte[] bytes, int from, int to, int depth, PacketInbox inbox) {
        reader.in.reset(bytes, from, to);
        reader.compressed();
        int start = lzw.length();
        var problem = inflate();
        if (problem == null) {
            part(lzw.output(), start, lzw.length(), depth + 1, inbox);
        } else {
            inbox.refuse(problem);
        }
    }

    private @Nullable Refusal inflate() {
        var fields = reader.fields;
        if (reader.refusal() != null) {
            return reader.refusal();
        }
        if (fields.algorithm != 0) {
            return Refusal.COMPRESSION;
        }
        return lzw.inflate(
                fields.buffer,
                fields.bufferFrom,
                fields.bufferFrom + fields.bufferLength,
                limits.packetInflatedMax());
    }

    private void message(byte[] bytes, int from, int to, PacketInbox inbox) {
        if (bytes[from] == Type.USER) {
            inbox.receive(new UserMessage(Bytes.copy(bytes, from + 1, to - from - 1)));
            return;
        }
        reader.in.reset(bytes, from + 1, to);
        var message = message(bytes[from]);
        var refusal = reader.refusal();
        if (message == null) {
            inbox.refuse(Refusal.UNKNOWN_TYPE);
        } else if (refusal == null) {
            inbox.receive(message);
        } else {
            inbox.refuse(looksEncrypted(bytes, from, to) ? Refusal.KEY_MISSING : refusal);
        }
    }

    private @Nullable PacketMessage message(int type) {
        return switch (type) {
            case Type.PING -> reader.ping();
            case Type.INDIRECT_PING -> reader.indirectPing();
            case Type.ACK -> reader.ack();
            case Type.NACK -> reader.nack();
            case Type.SUSPECT -> reader.suspect();
            case Type.ALIVE -> reader.alive();
            case Type.DEAD -> reader.dead();
            default -> null;
        };
    }

    /** Encryption has no mark of its own: a version reads as a ping whose fields make no sense. */
    private boolean looksEncrypted(byte[] bytes, int from, int to) {
        return !crypt.hasKeys()
                && parts == 1
                && to - from >= Crypt.OVERHEAD
                && bytes[from] <= Crypt.VERSION_MAX
                && !looksPlain(bytes, from, to);
    }

    private static Refusal whyNotDecrypted(byte[] bytes, int from, int to) {
        if (looksPlain(bytes, from, to)) {
            return Refusal.NOT_ENCRYPTED;
        }
        return (bytes[from] & 0xff) > Crypt.VERSION_MAX
                ? Refusal.ENCRYPTION_VERSION
                : Refusal.KEY_DIFFERS;
    }

    /** Whether this begins as messages do that are not encrypted: with a type, a map, and a key. */
    private static boolean looksPlain(byte[] bytes, int from, int to) {
        int type = bytes[from] & 0xff;
        if (type > Crypt.VERSION_MAX) {
            return type <= Type.ERROR;
        }
        return to - from > 2
                && (bytes[from + 1] & 0xf0) == PackReader.FIX_MAP
                && (bytes[from + 2] & 0xe0) == PackReader.FIX_RAW;
    }

    private int checksum(byte[] bytes, int from, int to) {
        crc.reset();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }

    private static int int16(byte[] bytes, int from) {
        return (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
    }

    private static int int32(byte[] bytes, int from) {
        return int16(bytes, from) << 16 | int16(bytes, from + 2);
    }
}
