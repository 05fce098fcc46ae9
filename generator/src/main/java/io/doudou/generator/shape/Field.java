package io.doudou.generator.shape;

import io.doudou.generator.model.Origin;

/**
 * One field of a message.
 *
 * @param name as JSON has it
 * @param type names the message or the enum; empty for other kinds
 */
public record Field(
        int number, String name, Count count, Kind kind, String type, String doc, Origin origin) {

    /** How many values there are; called as the codecs call it. */
    public enum Count {
        ONE,
        OPTIONAL,
        MANY,
        OPTIONAL_MANY,
        MAP,
        OPTIONAL_MAP
    }

    /** What the values are; called as the codecs call it. */
    public enum Kind {
        BOOL("bool"),
        INT32("int32"),
        INT64("int64"),
        FLOAT("float"),
        DOUBLE("double"),
        STRING("string"),
        TEXT("string"),
        DECIMAL("string"),
        BYTES("bytes"),
        ENUM(""),
        MESSAGE("");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The same field under another number. */
    Field at(int other) {
        return new Field(other, name, count, kind, type, doc, origin);
    }

    /** As a {@code .proto} file says it, but for {@code optional}, which changes no byte. */
    public String wireType() {
        var one = type.isEmpty() ? kind.word : type;
        return switch (count) {
            case ONE, OPTIONAL -> one;
            case MANY, OPTIONAL_MANY -> "repeated " + one;
            case MAP, OPTIONAL_MAP -> "map<string, " + one + ">";
        };
    }
}
