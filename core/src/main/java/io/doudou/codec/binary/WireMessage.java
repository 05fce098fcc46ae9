package io.doudou.codec.binary;

import io.doudou.codec.JsonFields;
import io.doudou.codec.MessageShape;

import java.util.Arrays;
import java.util.List;

/**
 * One message with all that reading and writing it needs, worked out at its first use and kept with
 * its shape. Serves all threads.
 */
final class WireMessage {

    /** Records that have this shape are very few; those beyond are worked out each time. */
    private static final int RECORDS_MAX = 16;

    private final MessageShape shape;
    private final WireField whole;

    /** Those of a choice and the sole one of a value; what a record has, is in its own order. */
    private final List<WireField> fields;

    /** Never changed, but replaced. */
    private volatile WireRecord[] records = {};

    private WireMessage(MessageShape shape) {
        this.shape = shape;
        this.whole = WireField.whole(shape);
        this.fields = shape.fields().stream().map(WireField::of).toList();
    }

    static WireMessage of(MessageShape shape) {
        return shape.derived(WireMessage.class, WireMessage::new);
    }

    /** The whole message, which nothing stands in front of. */
    WireField whole() {
        return whole;
    }

    boolean isOneof() {
        return shape.form() == MessageShape.Form.ONEOF;
    }

    String discriminator() {
        return shape.discriminator();
    }

    /** The only field. */
    WireField sole() {
        return fields.getFirst();
    }

    /**
     * The field with that number, of a message that is no record.
     *
     * @throws Doubt when there is none
     */
    WireField numbered(int number) {
        for (var field : fields) {
            if (field.shape().number() == number) {
                return field;
            }
        }
        throw new Doubt();
    }

    /**
     * The field of that name.
     *
     * @throws Doubt when there is none
     */
    WireField named(String name) {
        for (var field : fields) {
            if (field.shape().name().equals(name)) {
                return field;
            }
        }
        throw new Doubt();
    }

    /** The fields in the order in which a codec knows them. */
    WireRecord record(JsonFields names) {
        for (var record : records) {
            if (record.names() == names) {
                return record;
            }
        }
        return keep(WireRecord.of(shape, names));
    }

    private synchronized WireRecord keep(WireRecord record) {
        if (records.length < RECORDS_MAX) {
            var more = Arrays.copyOf(records, records.length + 1);
            more[records.length] = record;
            records = more;
        }
        return record;
    }

    /** Whether there is a field with that number. */
    boolean hasNumber(int number) {
        return shape.index(number) >= 0;
    }
}
