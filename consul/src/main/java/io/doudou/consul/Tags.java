package io.doudou.consul;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;
import io.doudou.registry.Endpoint;
import io.doudou.registry.EndpointJson;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What go-micro writes into the tags of a service in Consul: {@code t-} for a pair of metadata,
 * {@code e-} for an endpoint, {@code v-} for the version, each followed by compressed JSON or text
 * in hexadecimal; older releases wrote {@code t=}, {@code e=} and {@code v=} and plain text. Of one
 * kind the form of the first tag counts, and what makes no sense is passed over (go-micro
 * specification, 3.2).
 *
 * @param metadata of the node
 */
record Tags(String version, List<Endpoint> endpoints, Map<String, String> metadata) {

    /** Bytes of the text in one tag that is believed. */
    private static final int TEXT_BYTES_MAX = 1 << 20;

    private static final int BUFFER_BYTES = 1024;
    private static final char PACKED = '-';
    private static final char PLAIN = '=';

    private static final JsonCodec<Map<String, String>> PAIRS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    /** As Consul is told them: metadata, endpoints, version. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        new TreeMap<>(metadata)
                .forEach(
                        (name, value) ->
                                texts.add(
                                        "t-"
                                                + packed(
                                                        JsonWriter.write(
                                                                PAIRS, Map.of(name, value)))));
        for (var endpoint : endpoints) {
            texts.add("e-" + packed(JsonWriter.write(EndpointJson.CODEC, endpoint)));
        }
        texts.add("v-" + packed(version.getBytes(UTF_8)));
        return texts;
    }

    /** Reads the tags that a service has, whoever wrote them. */
    static Tags read(List<String> tags) {
        var metadata = new TreeMap<String, String>();
        for (var json : texts('t', tags)) {
            value(json, PAIRS).ifPresent(metadata::putAll);
        }
        var endpoints = new ArrayList<Endpoint>();
        for (var json : texts('e', tags)) {
            value(json, EndpointJson.CODEC).ifPresent(endpoints::add);
        }
        var version =
                texts('v', tags).stream()
                        .findFirst()
                        .map(text -> new String(text, UTF_8))
                        .orElse("");
        return new Tags(version, endpoints, metadata);
    }

    /** The texts in the tags of one kind. */
    private static List<byte[]> texts(char kind, List<String> tags) {
        var texts = new ArrayList<byte[]>();
        var form = '\0';
        for (var tag : tags) {
            if (isOf(kind, tag) && (form == '\0' || form == tag.charAt(1))) {
                form = tag.charAt(1);
                text(tag).ifPresent(texts::add);
            }
        }
        return texts;
    }

    private static boolean isOf(char kind, String tag) {
        return tag.length() >= 2
                && tag.charAt(0) == kind
                && (tag.charAt(1) == PACKED || tag.charAt(1) == PLAIN);
    }

    private static Optional<byte[]> text(String tag) {
        var rest = tag.substring(2);
        return tag.charAt(1) == PLAIN ? Optional.of(rest.getBytes(UTF_8)) : unpacked(rest);
    }

    private static <T> Optional<T> value(byte[] json, JsonCodec<T> codec) {
        var problems = new Problems();
        var value = JsonReader.read(json, "tag", codec, problems);
        return problems.count() == 0 ? Optional.of(value) : Optional.empty();
    }

    private static String packed(byte[] text) {
        var deflater = new Deflater();
        try {
            deflater.setInput(text);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return HexFormat.of().formatHex(out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /** Empty when it is not packed, or holds too much. */
    private static Optional<byte[]> unpacked(String hex) {
        var inflater = new Inflater();
        try {
            inflater.setInput(HexFormat.of().parseHex(hex));
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                out.write(buffer, 0, count);
                if ((count == 0 && !inflater.finished()) || out.size() > TEXT_BYTES_MAX) {
                    return Optional.empty();
                }
            }
            return Optional.of(out.toByteArray());
        } catch (DataFormatException | IllegalArgumentException senseless) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
