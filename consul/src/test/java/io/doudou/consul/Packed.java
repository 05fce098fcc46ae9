package io.doudou.consul;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.InflaterInputStream;

/** Reads tags by the means of the JDK alone, for comparison. */
final class Packed {

    private Packed() {}

    static String text(String tag) {
        var bytes = HexFormat.of().parseHex(tag.substring(2));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
