package io.doudou.codec.binary;

import static java.util.Objects.requireNonNull;

import io.doudou.codec.JsonFields;
import io.doudou.codec.MessageShape;

import org.jspecify.annotations.Nullable;

/** One of the messages in each other that a {@link WireWriter} is writing. */
final class WireFrame {

    /** Of a message that no length stands in front of. */
    static final int NO_LENGTH = -1;

    /** The message around it; null: none. */
    final @Nullable WireFrame outer;

    /** Where the length stands, or {@link #NO_LENGTH}. */
    int begin;

    /** Whose fields are written, or one of whose fields is chosen; null: it is around another. */
    final @Nullable WireMessage message;

    private final boolean isChoice;

    /** The value of a {@code oneof}, once it is known which one it is. */
    private @Nullable WireField chosen;

    /** The fields that were written, when they may have to change places. */
    private @Nullable ProtobufParts parts;

    private WireFrame(
            @Nullable WireFrame outer, int begin, @Nullable WireMessage message, boolean isChoice) {
        this.outer = outer;
        this.begin = begin;
        this.message = message;
        this.isChoice = isChoice;
    }

    /** Has the fields of a record. */
    static WireFrame ofRecord(@Nullable WireFrame outer, int begin, WireMessage message) {
        return new WireFrame(outer, begin, message, false);
    }

    /** Has what is chosen next: a record, or the value of a {@code oneof}. */
    static WireFrame ofChoice(@Nullable WireFrame outer, WireMessage message) {
        return new WireFrame(outer, NO_LENGTH, message, true);
    }

    /** Has one message, which is next, and ends where that ends. */
    static WireFrame ofMessage(@Nullable WireFrame outer, int begin) {
        return new WireFrame(outer, begin, null, false);
    }

    boolean isAround() {
        return message == null;
    }

    /** The fields as a codec knows them. */
    WireRecord record(JsonFields names) {
        if (message == null || isChoice) {
            throw new Doubt();
        }
        return message.record(names);
    }

    /** The value of a {@code oneof}, which is called like that of any other; null: it is none. */
    @Nullable WireField chosen(JsonFields names) {
        if (chosen != null
                && (names.size() != 1 || !names.name(0).equals(MessageShape.VALUE_NAME))) {
            throw new Doubt();
        }
        return chosen;
    }

    void checkDiscriminator(String name) {
        if (message == null || !isChoice || !name.equals(message.discriminator())) {
            throw new Doubt();
        }
    }

    /** Answers the place of the record that is chosen; null: a value comes by its name. */
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

    /** The field before is written; of {@code count} ones in all, which have no order. */
    void endField(ByteOutput out, int count) {
        if (parts == null) {
            parts = new ProtobufParts(out, count);
        }
        parts.end();
    }

    /** Brings the fields into the order of their numbers. */
    void sort() {
        if (parts != null) {
            parts.end();
            parts.sort();
            parts = null;
        }
    }
}
