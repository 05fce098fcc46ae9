package io.doudou.mdns.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Malformed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a message that anybody on the network may have sent, within {@link DnsLimits}.
 *
 * <p>The names of DNS are compressed by pointers to earlier ones (RFC 1035, 4.1.4). A pointer here
 * must lead to a place before the labels that it ends, so that following pointers always ends.
 */
public final class DnsReader {

    private static final int HEADER_BYTES = 12;
    private static final int POINTER = 0xc0;
    private static final int OFFSET = 0x3fff;

    /** The highest bit of a class says something else in multicast DNS (RFC 6762, 10.2). */
    private static final int CLASS = 0x7fff;

    private final ByteBuffer in;

    private DnsReader(byte[] message) {
        this.in = ByteBuffer.wrap(message);
    }

    /**
     * The message, without records of other kinds than {@link ResourceRecord} knows.
     *
     * @throws Malformed when the bytes are no message, or one beyond the limits
     */
    public static DnsMessage read(byte[] message) {
        if (message.length < HEADER_BYTES || message.length > DnsLimits.READ_BYTES_MAX) {
            throw new Malformed("a DNS message of " + message.length + " bytes");
        }
        try {
            return new DnsReader(message).message();
        } catch (BufferUnderflowException | IllegalArgumentException cut) {
            throw new Malformed("a DNS message ends in the midst of an entry", cut);
        }
    }

    private DnsMessage message() {
        int id = unsignedShort();
        int flags = unsignedShort();
        int[] counts = {unsignedShort(), unsignedShort(), unsignedShort(), unsignedShort()};
        if (Arrays.stream(counts).sum() > DnsLimits.ENTRIES_MAX) {
            throw new Malformed("a DNS message of " + Arrays.stream(counts).sum() + " entries");
        }
        return new DnsMessage(
                id,
                flags,
                questions(counts[0]),
                records(counts[1]),
                records(counts[2]),
                records(counts[3]));
    }

    private List<Question> questions(int count) {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < count; i++) {
            questions.add(new Question(name(), unsignedShort(), unsignedShort()));
        }
        return questions;
    }

    private List<ResourceRecord> records(int count) {
        var records = new ArrayList<ResourceRecord>();
        for (int i = 0; i < count; i++) {
            entry().ifPresent(records::add);
        }
        return records;
    }

    /** Reads one record; empty when it is of another kind. */
    private Optional<ResourceRecord> entry() {
        var name = name();
        int type = unsignedShort();
        int recordClass = unsignedShort() & CLASS;
        long ttl = Integer.toUnsignedLong(in.getInt());
        int end = unsignedShort() + in.position();
        if (end > in.limit()) {
            throw new Malformed("a DNS record goes on behind the end of its message");
        }
        var known =
                recordClass == RecordType.INTERNET
                        ? record(name, type, ttl, end)
                        : Optional.<ResourceRecord>empty();
        if (in.position() > end) {
            throw new Malformed("a DNS record is longer than it says");
        }
        in.position(end);
        return known;
    }

    private Optional<ResourceRecord> record(String name, int type, long ttl, int end) {
        return Optional.ofNullable(
                switch (type) {
                    case RecordType.PTR -> new ResourceRecord.Pointer(name, ttl, name());
                    case RecordType.SRV -> place(name, ttl);
                    case RecordType.TXT -> new ResourceRecord.Text(name, ttl, pieces(end));
                    case RecordType.A -> new ResourceRecord.Host(name, ttl, address(4));
                    case RecordType.AAAA -> new ResourceRecord.Host(name, ttl, address(16));
                    // Printers and televisions tell much that is of no use here.
                    default -> null;
                });
    }

    private ResourceRecord place(String name, long ttl) {
        int priority = unsignedShort();
        int weight = unsignedShort();
        int port = unsignedShort();
        return new ResourceRecord.Place(name, ttl, priority, weight, port, name());
    }

    private List<String> pieces(int end) {
        if (end - in.position() > DnsLimits.TEXT_BYTES_MAX) {
            throw new Malformed("a TXT record of " + (end - in.position()) + " bytes");
        }
        var pieces = new ArrayList<String>();
        while (in.position() < end) {
            pieces.add(new String(bytes(Byte.toUnsignedInt(in.get())), ISO_8859_1));
        }
        return pieces;
    }

    private InetAddress address(int length) {
        try {
            return InetAddress.getByAddress(bytes(length));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(length + " bytes are an address", impossible);
        }
    }

    /** The name at this place; afterwards this place is behind it. */
    private String name() {
        var name = new StringBuilder();
        int bytes = 1;
        int behind = -1;
        int before = in.position();
        for (int length = length(); length != 0; length = length()) {
            if (length >= POINTER) {
                int target = (length << 8 | Byte.toUnsignedInt(in.get())) & OFFSET;
                behind = behind < 0 ? in.position() : behind;
                before = jump(target, before);
            } else {
                bytes += 1 + length;
                name.append(label(length, bytes)).append('.');
            }
        }
        if (behind >= 0) {
            in.position(behind);
        }
        return name.isEmpty() ? "." : name.toString();
    }

    private int length() {
        return Byte.toUnsignedInt(in.get());
    }

    private int jump(int target, int before) {
        if (target >= before) {
            throw new Malformed("a DNS name points to itself or to what is behind it");
        }
        in.position(target);
        return target;
    }

    private String label(int length, int bytes) {
        if (length > DnsLimits.LABEL_BYTES_MAX || bytes > DnsLimits.NAME_BYTES_MAX) {
            throw new Malformed("a DNS name is longer than " + DnsLimits.NAME_BYTES_MAX + " bytes");
        }
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(length)));
            return DnsNames.escaped(text.toString());
        } catch (CharacterCodingException wrong) {
            throw new Malformed("a DNS name is not in UTF-8", wrong);
        }
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private int unsignedShort() {
        return Short.toUnsignedInt(in.getShort());
    }
}
