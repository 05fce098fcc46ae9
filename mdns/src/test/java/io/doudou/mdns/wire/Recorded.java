package io.doudou.mdns.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Packets that programs of go-micro sent, by their names. */
public final class Recorded {

    private Recorded() {}

    /** All of them. */
    public static Map<String, byte[]> packets() {
        var packets = new TreeMap<String, byte[]>();
        try (var file = Recorded.class.getResourceAsStream("/io/doudou/mdns/packets.txt")) {
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(part -> packets.put(part[0], HexFormat.of().parseHex(part[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packets;
    }

    /** One of them. */
    public static byte[] packet(String name) {
        return packets().get(name);
    }
}
