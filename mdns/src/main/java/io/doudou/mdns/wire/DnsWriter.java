package io.doudou.mdns.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes messages; names that stood there before are pointers (RFC 1035, 4.1.4). */
public final class DnsWriter {

    private static final int POINTER = 0xc000;
    private static final int OFFSET_MAX = 0x3fff;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Where each name stands, whole ones and their ends. */
    private final Map<String, Integer> offsets = new HashMap<>();

    private DnsWriter() {}

    /**
     * The bytes of a message.
     *
     * @throws IllegalArgumentException when a name or text in it cannot be sent
     */
    public static byte[] write(DnsMessage message) {
        var writer = new DnsWriter();
        writer.message(message);
        return writer.out.toByteArray();
    }

    private void message(DnsMessage message) {
        unsignedShort(message.id());
        unsignedShort(message.flags());
        unsignedShort(message.questions().size());
        unsignedShort(message.answers().size());
        unsignedShort(message.authorities().size());
        unsignedShort(message.additionals().size());
        message.questions().forEach(this::question);
        message.answers().forEach(this::entry);
        message.authorities().forEach(this::entry);
        message.additionals().forEach(this::entry);
    }

    private void question(Question question) {
        name(question.name());
        unsignedShort(question.type());
        unsignedShort(question.queryClass());
    }

    private void entry(ResourceRecord entry) {
        name(entry.name());
        unsignedShort(type(entry));
        unsignedShort(RecordType.INTERNET);
        unsignedInt(entry.ttl());
        var content = new DnsWriter();
        content.content(entry);
        unsignedShort(content.out.size());
        out.writeBytes(content.out.toByteArray());
    }

    private static int type(ResourceRecord entry) {
        return switch (entry) {
            case ResourceRecord.Pointer pointer -> RecordType.PTR;
            case ResourceRecord.Place place -> RecordType.SRV;
            case ResourceRecord.Text text -> RecordType.TXT;
            case ResourceRecord.Host host ->
                    host.address() instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
        };
    }

    /** Names in here stay whole, because old resolvers do not look for pointers (RFC 2782). */
    private void content(ResourceRecord entry) {
        switch (entry) {
            case ResourceRecord.Pointer pointer -> name(pointer.target());
            case ResourceRecord.Place place -> {
                unsignedShort(place.priority());
                unsignedShort(place.weight());
                unsignedShort(place.port());
                name(place.target());
            }
            case ResourceRecord.Text text -> text.pieces().forEach(this::piece);
            case ResourceRecord.Host host -> out.writeBytes(host.address().getAddress());
        }
    }

    private void piece(String piece) {
        var bytes = piece.getBytes(ISO_8859_1);
        if (bytes.length > DnsLimits.PIECE_BYTES_MAX) {
            throw new IllegalArgumentException("a text of " + bytes.length + " bytes");
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private void name(String name) {
        var labels = name.equals(".") ? List.<byte[]>of() : DnsNames.labels(name);
        var rest = name;
        for (var label : labels) {
            var offset = offsets.get(rest);
            if (offset != null) {
                unsignedShort(POINTER | offset);
                return;
            }
            if (out.size() <= OFFSET_MAX) {
                offsets.put(rest, out.size());
            }
            out.write(label.length);
            out.writeBytes(label);
            rest = rest.substring(DnsNames.end(rest, 0) + 1);
        }
        out.write(0);
    }

    private void unsignedShort(int value) {
        out.write(value >>> 8);
        out.write(value);
    }

    private void unsignedInt(long value) {
        unsignedShort((int) (value >>> 16));
        unsignedShort((int) value);
    }
}
