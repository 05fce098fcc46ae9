package io.doudou.gossip.wire;

import java.util.Optional;

/**
 * Why something that came in was dropped; operators read it, so it says what differs between the
 * two members where that can be told.
 */
public enum Refusal {
    /** The other side uses another label, or one of the two uses none. */
    LABEL_DIFFERS("the label differs"),

    /** Encrypted, but none of the own keys opens it, or it was changed on its way. */
    KEY_DIFFERS("none of the own keys opens it"),

    /** Encrypted, but this member has no key. */
    KEY_MISSING("it is encrypted and this member has no key"),

    /** Not encrypted, but this member demands it. */
    NOT_ENCRYPTED("it is not encrypted and this member demands it"),

    /** Encrypted in a way that this version does not know. */
    ENCRYPTION_VERSION("the encryption version is unknown"),

    /** The checksum does not fit: damaged on its way. */
    CHECKSUM_DIFFERS("the checksum differs"),

    /**
     * Compressed in a way that this version does not know, or the compressed bytes make no sense.
     */
    COMPRESSION("it cannot be decompressed"),

    /** A message type that this version does not know, or one that has no place here. */
    UNKNOWN_TYPE("the message type is unknown here"),

    /** The fields of a message cannot be read. */
    MALFORMED("the message cannot be read"),

    /** There are no bytes where a message should be. */
    EMPTY("there is no message"),

    /** It ends too early. */
    TRUNCATED("it ends too early"),

    /** A limit of {@link WireLimits}, or of depth or number of parts, is exceeded. */
    TOO_LARGE("it exceeds a limit"),

    /** Told by the protocol: hosts are written in another {@link Dialect}. */
    DIALECT_DIFFERS("hosts are written in another dialect"),

    /** Told by the protocol: the {@link Versions} do not overlap, or there are none. */
    VERSIONS_DIFFER("the protocol versions do not fit");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** For logs: what is wrong with what came in. */
    public String sentence() {
        return sentence;
    }

    /**
     * What the accepting side of a stream answers before it closes; empty if it just closes, as the
     * original does for everything that is wrong further inside.
     */
    public Optional<ErrorReply> reply() {
        return switch (this) {
            case KEY_MISSING ->
                    Optional.of(
                            new ErrorReply(
                                    "remote state is encrypted and encryption is not configured"));
            case NOT_ENCRYPTED ->
                    Optional.of(
                            new ErrorReply(
                                    "encryption is configured but remote state is not encrypted"));
            case KEY_DIFFERS, ENCRYPTION_VERSION, COMPRESSION, TOO_LARGE ->
                    Optional.of(new ErrorReply(sentence));
            case LABEL_DIFFERS,
                    CHECKSUM_DIFFERS,
                    UNKNOWN_TYPE,
                    MALFORMED,
                    EMPTY,
                    TRUNCATED,
                    DIALECT_DIFFERS,
                    VERSIONS_DIFFER ->
                    Optional.empty();
        };
    }
}
