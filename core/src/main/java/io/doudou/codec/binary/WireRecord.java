package io.doudou.codec.binary;

import io.doudou.codec.JsonFields;
import io.doudou.codec.MessageShape;

import java.util.function.IntPredicate;

/**
 * The fields of one message in the order in which one codec knows them. Immutable; serves all
 * threads.
 */
final class WireRecord {

    /** Records with more of them go by JSON. */
    private static final int FIELDS_MAX = Short.MAX_VALUE;

    /** Fields with numbers up to this are found at once, others by looking at all. */
    private static final int QUICK_NUMBERS_MAX = 255;

    private static final short UNKNOWN = -1;

    /** Of an object: braces and a comma. */
    private static final int OBJECT_CHARS = 3;

    /** Of one member of an object: quotes, a colon and a comma. */
    private static final int MEMBER_CHARS = 4;

    /** Of one character of a name that is no usual one. */
    private static final int CHAR_CHARS_MAX = 6;

    private final JsonFields names;
    private final WireField[] fields;
    private final short[] quickPlaces = new short[QUICK_NUMBERS_MAX + 1];
    private final long[] zeros;
    private final long[] required;
    private final boolean isSorted;
    private final int jsonChars;

    private WireRecord(JsonFields names, WireField[] fields) {
        this.names = names;
        this.fields = fields;
        for (int i = 0; i < quickPlaces.length; i++) {
            quickPlaces[i] = (short) search(i);
        }
        this.zeros = bits(i -> fields[i].shape().hasZero());
        this.required = bits(i -> names.isRequired(i) && !fields[i].shape().hasZero());
        this.isSorted = isSorted(fields);
        this.jsonChars = jsonChars(fields);
    }

    /**
     * The fields of a message.
     *
     * @throws Doubt when they are not those that the codec knows, or too many
     */
    static WireRecord of(MessageShape shape, JsonFields names) {
        if (names.size() != shape.fields().size() || names.size() > FIELDS_MAX) {
            throw new Doubt();
        }
        var fields = new WireField[names.size()];
        for (int i = 0; i < fields.length; i++) {
            var field = shape.field(names.name(i));
            if (field == null) {
                throw new Doubt();
            }
            fields[i] = WireField.of(field);
        }
        return new WireRecord(names, fields);
    }

    private long[] bits(IntPredicate isSet) {
        var bits = new long[words()];
        for (int i = 0; i < fields.length; i++) {
            bits[i / Long.SIZE] |= isSet.test(i) ? 1L << i : 0;
        }
        return bits;
    }

    private static boolean isSorted(WireField[] fields) {
        int last = 0;
        for (var field : fields) {
            int number = field.shape().number();
            // Of a oneof it depends on the value which number it has.
            if (number < last || field.content == Content.ONEOF) {
                return false;
            }
            last = number;
        }
        return true;
    }

    private static int jsonChars(WireField[] fields) {
        int all = OBJECT_CHARS;
        for (var field : fields) {
            var name = field.shape().name();
            all += MEMBER_CHARS + zeroChars(field) + field.jsonChars;
            all += ByteOutput.isAscii(name) ? name.length() : CHAR_CHARS_MAX * name.length();
        }
        return all;
    }

    private static int zeroChars(WireField field) {
        return switch (field.content) {
            case BOOL -> 5;
            case FLOAT, DOUBLE -> 3;
            default -> 2;
        };
    }

    JsonFields names() {
        return names;
    }

    /** The fields in this order; not to be changed. */
    WireField[] places() {
        return fields;
    }

    WireField get(int place) {
        return fields[place];
    }

    int size() {
        return fields.length;
    }

    /** The place of the field with that number, or a negative number. */
    int place(int number) {
        return number <= QUICK_NUMBERS_MAX ? quickPlaces[number] : search(number);
    }

    private int search(int number) {
        for (int i = 0; i < fields.length; i++) {
            if (isNumbered(fields[i], number)) {
                return i;
            }
        }
        return UNKNOWN;
    }

    private static boolean isNumbered(WireField field, int number) {
        return field.content == Content.ONEOF
                ? field.message().hasNumber(number)
                : field.shape().number() == number;
    }

    /** How many numbers of 64 bits have one bit for each field. */
    int words() {
        return fields.length / Long.SIZE + 1;
    }

    /** One bit for each field whose absence means a value. */
    long zeros(int word) {
        return zeros[word];
    }

    /** One bit for each field that must be there and has no zero. */
    long required(int word) {
        return required[word];
    }

    /** Whether the fields have the order of their numbers. */
    boolean isSorted() {
        return isSorted;
    }

    /**
     * How much longer the JSON of the record may be than six characters for each of its bytes on
     * the wire: the names, and what is absent.
     */
    int jsonChars() {
        return jsonChars;
    }
}
