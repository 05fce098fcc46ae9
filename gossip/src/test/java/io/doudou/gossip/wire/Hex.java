package io.doudou.gossip.wire;

import java.util.HexFormat;

/** Bytes as tests write them: hexadecimal digits, with spaces where that helps. */
final class Hex {

    private Hex() {}

    static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
