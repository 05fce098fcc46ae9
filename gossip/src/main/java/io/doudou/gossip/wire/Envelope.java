package io.doudou.gossip.wire;

import java.nio.charset.StandardCharsets;

/**
 * What surrounds every message of a cluster; members with different ones do not hear each other.
 *
 * @param label the name of the cluster, at most 255 bytes in UTF-8; empty for none
 * @param labelCheck whether the label of what comes in is checked
 * @param keyRing the keys; an empty ring for a cluster that does not encrypt
 * @param encryption whether what goes out and what comes in must be encrypted
 * @param encryptionVersion how it is encrypted: 1, or 0 by members that speak protocol version 1;
 *     both are understood always
 * @param compression whether what goes out is compressed; what comes in may be, always
 */
public record Envelope(
        String label,
        LabelCheck labelCheck,
        KeyRing keyRing,
        Encryption encryption,
        int encryptionVersion,
        Compression compression) {

    /** Whether the label of what comes in is checked. */
    public enum LabelCheck {
        /** It must be the own one. */
        STRICT,
        /** Something before this member takes labels off, so there must be none. */
        STRIPPED_BEFORE
    }

    /** What a key ring with keys means; the steps to switch encryption on in a running cluster. */
    public enum Encryption {
        /** Nothing is encrypted on its way out, and what comes in may be. */
        UNDERSTOOD,
        /** Everything is encrypted on its way out, and what comes in may be. */
        SENT,
        /** Everything is encrypted, both ways. */
        DEMANDED
    }

    /** Whether what goes out is compressed. */
    public enum Compression {
        /** Never. */
        NONE,
        /** Datagrams if that makes them shorter, streams always, as the original does. */
        LZW
    }

    private static final int LABEL_BYTES_MAX = 255;

    public Envelope {
        if (label.getBytes(StandardCharsets.UTF_8).length > LABEL_BYTES_MAX) {
            throw new IllegalArgumentException("a label has at most 255 bytes: " + label);
        }
        if (encryptionVersion != 0 && encryptionVersion != 1) {
            throw new IllegalArgumentException(
                    "encryption version is 0 or 1, not " + encryptionVersion);
        }
    }

    /** No label, no compression, and a ring of its own without keys. */
    public static Envelope plain() {
        return new Envelope(
                "", LabelCheck.STRICT, KeyRing.of(), Encryption.DEMANDED, 1, Compression.NONE);
    }

    /** The same with another label. */
    public Envelope withLabel(String label) {
        return new Envelope(label, labelCheck, keyRing, encryption, encryptionVersion, compression);
    }

    /** The same with another key ring. */
    public Envelope withKeyRing(KeyRing keyRing) {
        return new Envelope(label, labelCheck, keyRing, encryption, encryptionVersion, compression);
    }

    /** The same with another compression. */
    public Envelope withCompression(Compression compression) {
        return new Envelope(label, labelCheck, keyRing, encryption, encryptionVersion, compression);
    }
}
