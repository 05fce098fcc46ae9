package io.doudou.generator.shape;

import io.doudou.generator.model.Origin;

/**
 * One field of a message.
 *
 * @param name as JSON has it
 * @param type names the message or the enum; empty for other kinds
 * @param isFixed whether the number comes from a {@code .proto} file, so that it is no place
 */
public record Field(
        int number,
        String name,
        Count count,
        Kind kind,
        String type,
        boolean isFixed,
        String doc,
        Origin origin) {

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
        UINT32("uint32"),
        UINT64("uint64"),
        SINT32("sint32"),
        SINT64("sint64"),
        FIXED32("fixed32"),
        FIXED64("fixed64"),
        SFIXED32("sfixed32"),
        SFIXED64("sfixed64"),
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

    /** Whether its values are messages that come with protobuf. */
    public boolean isWellKnown() {
        return type.startsWith(Shapes.WELL_KNOWN);
    }

    /** The same field with another number of values. */
    Field with(Count other) {
        return new Field(number, name, other, kind, type, isFixed, doc, origin);
    }

    /** The same field under another number. */
    Field at(int other) {
        return new Field(other, name, count, kind, type, isFixed, doc, origin);
    }

    /** The same field of a message or an enum with another name. */
    Field of(String otherType) {
        return new Field(number, name, count, kind, otherType, isFixed, doc, origin);
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
