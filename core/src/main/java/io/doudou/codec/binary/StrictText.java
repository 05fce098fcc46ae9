package io.doudou.codec.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts of strangers, which would else have a stand-in where they are no UTF-8. */
final class StrictText {

    private StrictText() {}

    /**
     * The text of some bytes.
     *
     * @throws IllegalArgumentException when they are no UTF-8
     */
    static String of(byte[] bytes, int from, int length) {
        try {
            var text = ByteBuffer.wrap(bytes, from, length);
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException noText) {
            throw new IllegalArgumentException("a text is not UTF-8", noText);
        }
    }
}
