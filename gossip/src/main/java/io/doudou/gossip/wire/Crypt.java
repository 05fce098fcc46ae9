package io.doudou.gossip.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts with the primary key and decrypts with all keys, AES-GCM as section 7 describes it: a
 * version byte, a nonce, the encrypted bytes, a tag.
 */
final class Crypt {

    static final int VERSION_MAX = 1;
    private static final int VERSION_PADDED = 0;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int BLOCK_BYTES = 16;

    /** The bytes around the encrypted ones. */
    static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES;

    /** What cannot be decrypted. */
    static final int FAILED = -1;

    private final KeyRing keyRing;
    private final RandomGenerator chance;
    private final byte[] label;
    private final Cipher encrypting = cipher();
    private final Cipher decrypting = cipher();

    /** The ring as it was when its secrets were made. */
    private List<Key> keys = List.of();

    private List<SecretKey> secrets = List.of();

    Crypt(Envelope envelope, RandomGenerator chance) {
        this.keyRing = envelope.keyRing();
        this.chance = chance;
        this.label = envelope.label().getBytes(StandardCharsets.UTF_8);
    }

    /** The most bytes that encryption adds. */
    static int overheadMax(int version) {
        return OVERHEAD + (version == VERSION_PADDED ? BLOCK_BYTES : 0);
    }

    /** How many bytes encryption makes of so many. */
    static int sealedLength(int version, int length) {
        return OVERHEAD
                + length
                + (version == VERSION_PADDED ? BLOCK_BYTES - length % BLOCK_BYTES : 0);
    }

    boolean hasKeys() {
        return !keyRing.isEmpty();
    }

    /** Appends version, nonce, encrypted bytes and tag; the ring must have a key. */
    void seal(int version, byte[] plain, int length, byte[] before, PackWriter out) {
        var nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        out.put(version);
        out.put(nonce);
        try {
            encrypting.init(
                    Cipher.ENCRYPT_MODE,
                    secrets().getFirst(),
                    new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            encrypting.updateAAD(before);
            encrypting.updateAAD(label);
            out.put(encrypting.doFinal(padded(version, plain, length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM, which every JDK has, does not work", e);
        }
    }

    /**
     * Decrypts, trying each key.
     *
     * @param before what was authenticated before the label
     * @param plain takes the bytes; at least as long as the input
     * @return the number of bytes, or {@link #FAILED}
     */
    int open(byte[] sealed, int from, int to, byte[] before, byte[] plain) {
        int version = to - from < OVERHEAD ? FAILED : sealed[from] & 0xff;
        if (version < 0 || version > VERSION_MAX) {
            return FAILED;
        }
        for (var secret : secrets()) {
            int length = open(secret, sealed, from + 1, to, before, plain);
            if (length != FAILED) {
                return version == VERSION_PADDED ? unpadded(plain, length) : length;
            }
        }
        return FAILED;
    }

    private int open(
            SecretKey secret, byte[] sealed, int from, int to, byte[] before, byte[] plain) {
        try {
            decrypting.init(
                    Cipher.DECRYPT_MODE,
                    secret,
                    new GCMParameterSpec(TAG_BYTES * Byte.SIZE, sealed, from, NONCE_BYTES));
            decrypting.updateAAD(before);
            decrypting.updateAAD(label);
            int start = from + NONCE_BYTES;
            return decrypting.doFinal(sealed, start, to - start, plain, 0);
        } catch (AEADBadTagException e) {
            return FAILED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM, which every JDK has, does not work", e);
        }
    }

    /** Whole blocks, the last byte telling how many were added; at least one always is. */
    private static byte[] padded(int version, byte[] plain, int length) {
        int more = version == VERSION_PADDED ? BLOCK_BYTES - length % BLOCK_BYTES : 0;
        var padded = Arrays.copyOf(plain, length + more);
        Arrays.fill(padded, length, length + more, (byte) more);
        return padded;
    }

    private static int unpadded(byte[] plain, int length) {
        int more = length == 0 ? 0 : plain[length - 1];
        return more >= 1 && more <= BLOCK_BYTES && more <= length ? length - more : FAILED;
    }

    private List<SecretKey> secrets() {
        var current = keyRing.keys();
        if (current != keys) {
            keys = current;
            secrets = current.stream().map(Key::secret).toList();
        }
        return secrets;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM, which every JDK has, is missing", e);
        }
    }
}
