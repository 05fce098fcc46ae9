package io.doudou.gossip.wire;

import java.util.Arrays;
import java.util.Base64;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One AES key of a cluster: 16, 24 or 32 bytes, never shown in a text. */
public final class Key {

    private final byte[] content;

    private Key(byte[] content) {
        this.content = content;
    }

    /**
     * A key of a copy of these bytes.
     *
     * @throws IllegalArgumentException if there are not 16, 24 or 32 of them
     */
    public static Key of(byte... content) {
        if (content.length != 16 && content.length != 24 && content.length != 32) {
            throw new IllegalArgumentException(
                    "a key has 16, 24 or 32 bytes, not " + content.length);
        }
        return new Key(content.clone());
    }

    /**
     * A key in Base64, as tools of memberlist print them.
     *
     * @throws IllegalArgumentException if it is not Base64 of 16, 24 or 32 bytes
     */
    public static Key of(String base64) {
        return of(Base64.getDecoder().decode(base64.strip()));
    }

    SecretKey secret() {
        return new SecretKeySpec(content, "AES");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(content, key.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "key of " + content.length * 8 + " bits";
    }
}
