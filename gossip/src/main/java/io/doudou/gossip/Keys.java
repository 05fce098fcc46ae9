package io.doudou.gossip;

import io.doudou.gossip.wire.Key;
import io.doudou.gossip.wire.KeyRing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of a cluster as operators write them: in Base64 or hexadecimal, with commas between. */
public final class Keys {

    /** As long as a key of 16, 24 or 32 bytes; no Base64 of such a key has one of these lengths. */
    private static final Pattern HEX =
            Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{48}|[0-9a-fA-F]{64}");

    private static final int KEYS_MAX = 16;

    private Keys() {}

    /**
     * The ring of a list, primary first.
     *
     * @throws IllegalArgumentException when one of them is no key
     */
    public static KeyRing ring(String list) {
        return KeyRing.of(parts(list).stream().map(Keys::key).toArray(Key[]::new));
    }

    static boolean isList(String list) {
        try {
            return ring(list).keys().size() <= KEYS_MAX;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static Key key(String text) {
        return HEX.matcher(text).matches() ? Key.of(HexFormat.of().parseHex(text)) : Key.of(text);
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
