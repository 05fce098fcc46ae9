package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * One field of a message. Immutable; made by {@link ServiceShapes}.
 *
 * <p>Two fields are equal only when they are the same.
 */
public final class FieldShape {

    private final int number;
    private final String name;
    private final FieldKind kind;
    private final Cardinality cardinality;
    private final String type;
    private final Map<String, MessageShape> messages;
    private final Map<String, EnumShape> enums;
    private final @Nullable MessageShape entry;

    /**
     * @param type names the message or the enum; empty for other kinds
     * @param messages complete before anybody asks
     * @param enums the same
     */
    FieldShape(
            int number,
            String name,
            FieldKind kind,
            Cardinality cardinality,
            String type,
            Map<String, MessageShape> messages,
            Map<String, EnumShape> enums) {
        this.number = number;
        this.name = name;
        this.kind = kind;
        this.cardinality = cardinality;
        this.type = type;
        this.messages = messages;
        this.enums = enums;
        this.entry = isMap() ? entryShape() : null;
    }

    /** A map is a list of messages with a key and a value, as in protobuf. */
    private MessageShape entryShape() {
        var key = new FieldShape(1, "key", FieldKind.STRING, Cardinality.ONE, "", messages, enums);
        var value = new FieldShape(2, "value", kind, Cardinality.ONE, type, messages, enums);
        return new MessageShape(name + "Entry", MessageShape.Form.RECORD, "", List.of(key, value));
    }

    /** From 1; of a {@code oneof} the smallest of its fields. */
    public int number() {
        return number;
    }

    /** Whether a value of that number belongs here: a {@code oneof} has those of its fields. */
    boolean isNumbered(int other) {
        return isOneof() ? message().index(other) >= 0 : number == other;
    }

    /** Whether the fields of its message stand among those around it. */
    public boolean isOneof() {
        return kind == FieldKind.MESSAGE && message().form() == MessageShape.Form.ONEOF;
    }

    /** As JSON has it. */
    public String name() {
        return name;
    }

    public FieldKind kind() {
        return kind;
    }

    public Cardinality cardinality() {
        return cardinality;
    }

    /** Whether there may be any number of values. */
    public boolean isRepeated() {
        return cardinality == Cardinality.MANY || cardinality == Cardinality.OPTIONAL_MANY;
    }

    /** Whether values have keys. */
    public boolean isMap() {
        return cardinality == Cardinality.MAP || cardinality == Cardinality.OPTIONAL_MAP;
    }

    /** Whether absence has a meaning of its own. */
    public boolean isOptional() {
        return switch (cardinality) {
            case OPTIONAL, OPTIONAL_MANY, OPTIONAL_MAP -> true;
            case ONE, MANY, MAP -> false;
        };
    }

    /** Whether absence means a value where an encoding leaves out zeros. */
    public boolean hasZero() {
        return switch (cardinality) {
            case ONE -> kind.hasZero();
            case MANY, MAP -> true;
            case OPTIONAL, OPTIONAL_MANY, OPTIONAL_MAP -> false;
        };
    }

    /**
     * What the values consist of.
     *
     * @throws IllegalStateException when they are no messages
     */
    public MessageShape message() {
        var message = messages.get(type);
        if (message == null) {
            throw new IllegalStateException(name + " holds no messages");
        }
        return message;
    }

    /**
     * What protobuf takes the entries of a map for: messages with the fields {@code key} and {@code
     * value}.
     *
     * @throws IllegalStateException when it is no map
     */
    public MessageShape entry() {
        if (entry == null) {
            throw new IllegalStateException(name + " is no map");
        }
        return entry;
    }

    /**
     * Which values there are.
     *
     * @throws IllegalStateException when they are no constants
     */
    public EnumShape enumeration() {
        var enumeration = enums.get(type);
        if (enumeration == null) {
            throw new IllegalStateException(name + " holds no constants of an enum");
        }
        return enumeration;
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}
