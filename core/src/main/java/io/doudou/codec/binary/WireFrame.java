package io.doudou.codec.binary;

import static java.util.Objects.requireNonNull;

import io.doudou.codec.JsonFields;
import io.doudou.codec.MessageShape;

import org.jspecify.annotations.Nullable;

/** One of the messages in each other that a {@link WireWriter} is writing. Used again and again. */
final class WireFrame {

    /** Of a message that no length stands in front of. */
    static final int NO_LENGTH = -1;

    private final ByteOutput out;

    /** Where the length stands, or {@link #NO_LENGTH}. */
    int begin;

    /** Whether it has nothing but the next message in it, and ends with that. */
    boolean isAround;

    /** Whose fields are written, or one of whose fields is chosen; null: neither. */
    private @Nullable WireMessage message;

    private boolean isChoice;

    /** The value of a {@code oneof}, once it is known which one it is. */
    private @Nullable WireField chosen;

    /** What the fields of a record are called, once that is known. */
    private @Nullable JsonFields names;

    private @Nullable WireRecord record;

    /** The fields that were written, when they may have to change places. */
    private @Nullable ProtobufParts parts;

    WireFrame(ByteOutput out) {
        this.out = out;
    }

    /** Has the fields of a record. */
    void ofRecord(WireMessage of) {
        become(of, false, false);
    }

    /** Has what is chosen next: the fields of a record, or the value of a {@code oneof}. */
    void ofChoice(WireMessage of) {
        become(of, true, false);
    }

    /** Has one message, which is next. */
    void ofMessage() {
        become(null, false, true);
    }

    private void become(@Nullable WireMessage of, boolean choice, boolean around) {
        message = of;
        isChoice = choice;
        isAround = around;
        chosen = null;
        names = null;
        record = null;
        parts = null;
    }

    /** The place of a field, which is written next. */
    WireField field(JsonFields of, int index) {
        if (of != names) {
            meet(of);
        }
        if (parts != null) {
            parts.end();
        }
        return chosen != null ? chosen : requireNonNull(record).get(index);
    }

    private void meet(JsonFields of) {
        if (chosen != null) {
            checkIsSole(of);
        } else if (message == null || isChoice || names != null) {
            throw new Doubt();
        } else {
            record = message.record(of);
            parts = record.isSorted() ? null : new ProtobufParts(out, record.size());
        }
        names = of;
    }

    private static void checkIsSole(JsonFields of) {
        if (of.size() != 1 || !of.name(0).equals(MessageShape.VALUE_NAME)) {
            throw new Doubt();
        }
    }

    void checkDiscriminator(String name) {
        if (message == null || !isChoice || !name.equals(message.discriminator())) {
            throw new Doubt();
        }
    }

    /** Answers the place of the record that is chosen, or null: a value comes by its name. */
    @Nullable WireField choose(String name) {
        var choice = requireNonNull(message);
        var field = choice.named(name);
        if (choice.isOneof()) {
            chosen = field;
            return null;
        }
        if (field.content != Content.RECORD) {
            throw new Doubt();
        }
        return field;
    }

    /** Brings the fields into the order of their numbers. */
    void sort() {
        if (parts != null) {
            parts.end();
            parts.sort();
        }
    }
}
