package io.doudou.mdns.wire;

import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;
import io.doudou.registry.Endpoint;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What a node of go-micro says of itself in its TXT record: JSON, compressed by zlib, in
 * hexadecimal, cut into pieces of 255 characters.
 *
 * @param service its name
 * @param version any text
 * @param endpoints what it can be asked
 * @param metadata of the node
 */
public record TextPayload(
        String service, String version, List<Endpoint> endpoints, Map<String, String> metadata) {

    private static final int BUFFER_BYTES = 1024;

    public TextPayload {
        endpoints = List.copyOf(endpoints);
        metadata = Map.copyOf(metadata);
    }

    /** As the texts of a TXT record. */
    public List<String> pieces() {
        var text = HexFormat.of().formatHex(deflated(json()));
        var pieces = new ArrayList<String>();
        for (int at = 0; at < text.length(); at += DnsLimits.PIECE_BYTES_MAX) {
            int end = Math.min(text.length(), at + DnsLimits.PIECE_BYTES_MAX);
            pieces.add(text.substring(at, end));
        }
        return pieces;
    }

    /**
     * Reads the texts of a TXT record.
     *
     * @throws Malformed when they are no such payload, or one beyond {@link DnsLimits}
     */
    public static TextPayload read(List<String> pieces) {
        var problems = new Problems();
        var payload = JsonReader.read(inflated(pieces), "txt", PayloadJson.CODEC, problems);
        if (problems.count() > 0) {
            throw new Malformed("the JSON in a TXT record is not that of go-micro");
        }
        return payload;
    }

    /** Loads all classes that reading takes, before the first answer comes and somebody waits. */
    public static void warmUp() {
        read(new TextPayload("a", "", List.of(), Map.of("b", "c")).pieces());
    }

    /** The JSON text in the texts of a TXT record. */
    static byte[] inflated(List<String> pieces) {
        var hex = String.join("", pieces);
        if (hex.isEmpty() || hex.length() > DnsLimits.TEXT_BYTES_MAX) {
            throw new Malformed("a TXT record of " + hex.length() + " characters");
        }
        try {
            return inflated(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException wrong) {
            throw new Malformed("a TXT record is not in hexadecimal", wrong);
        }
    }

    private byte[] json() {
        return JsonWriter.write(PayloadJson.CODEC, this);
    }

    private static byte[] deflated(byte[] json) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(json);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] zlib) {
        var inflater = new Inflater();
        try {
            inflater.setInput(zlib);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                out.write(buffer, 0, count);
                var isStuck = count == 0 && !inflater.finished();
                if (isStuck || out.size() > DnsLimits.JSON_BYTES_MAX) {
                    throw new Malformed("a TXT record ends early, or holds too much");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException wrong) {
            throw new Malformed("a TXT record is not compressed by zlib", wrong);
        } finally {
            inflater.end();
        }
    }
}
