package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys of all messages; a key means the same in each message that has it. */
enum Field {
    ADDR("Addr"),
    ALGO("Algo"),
    BUF("Buf"),
    ERROR("Error"),
    FROM("From"),
    INCARNATION("Incarnation"),
    JOIN("Join"),
    META("Meta"),
    NACK("Nack"),
    NAME("Name"),
    NODE("Node"),
    NODES("Nodes"),
    PAYLOAD("Payload"),
    PORT("Port"),
    SEQ_NO("SeqNo"),
    SOURCE_ADDR("SourceAddr"),
    SOURCE_NODE("SourceNode"),
    SOURCE_PORT("SourcePort"),
    STATE("State"),
    TARGET("Target"),
    USER_MSG_LEN("UserMsgLen"),
    USER_STATE_LEN("UserStateLen"),
    VSN("Vsn");

    /** A power of two, and the smallest for which {@link #slot} gives each key its own place. */
    private static final int SLOTS = 64;

    private static final int KEY_MIN = 3;
    private static final @Nullable Field[] BY_SLOT = bySlot();

    /** The key as it is written: its length, then its letters. Nobody changes it. */
    @SuppressWarnings("ImmutableEnumChecker")
    final byte[] encoded;

    /** Its place in a set of fields, which never leaves this process. */
    @SuppressWarnings("EnumOrdinal")
    final int bit = 1 << ordinal();

    Field(String key) {
        encoded = (" " + key).getBytes(StandardCharsets.US_ASCII);
        encoded[0] = (byte) (PackReader.FIX_RAW | key.length());
    }

    /** The field with this key; null for a key that no message has. */
    static @Nullable Field find(byte[] bytes, int from, int length) {
        if (length < KEY_MIN) {
            return null;
        }
        var field = BY_SLOT[slot(bytes, from, length)];
        return field != null && field.isAt(bytes, from, length) ? field : null;
    }

    /** The set of these fields. */
    static int set(Field... fields) {
        return Arrays.stream(fields).mapToInt(field -> field.bit).sum();
    }

    private boolean isAt(byte[] bytes, int from, int length) {
        return Arrays.equals(bytes, from, from + length, encoded, 1, encoded.length);
    }

    private static int slot(byte[] bytes, int from, int length) {
        return (length + 5 * bytes[from + 1] + 9 * bytes[from + length - 1]) & (SLOTS - 1);
    }

    private static @Nullable Field[] bySlot() {
        var table = new @Nullable Field[SLOTS];
        for (var field : values()) {
            int slot = slot(field.encoded, 1, field.encoded.length - 1);
            if (table[slot] != null) {
                throw new AssertionError(field + " shares its slot with " + table[slot]);
            }
            table[slot] = field;
        }
        return table;
    }
}
