package io.doudou.codec.binary;

import static java.util.Objects.requireNonNull;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One place of a message where a value stands, with all that reading and writing it needs, worked
 * out beforehand: a field, one element of a list, one value of a map, or the whole message.
 * Immutable; serves all threads.
 */
final class WireField {

    /** Where no value is. */
    static final WireField NOTHING = new WireField(Role.FIELD, Content.NOTHING, null, null);

    /** Where the name of what is chosen is. */
    static final WireField DISCRIMINATOR =
            new WireField(Role.FIELD, Content.DISCRIMINATOR, null, null);

    /** The longest time and the longest duration, with quotes and a comma. */
    private static final int TIME_CHARS = 40;

    /** Quotes and a comma. */
    private static final int AROUND_CHARS = 3;

    /** {@code {"":"","value":},} without the names. */
    private static final int CHOICE_CHARS = 20;

    private static final int MAP_VALUE = 2;

    /** What a place is in what surrounds it. */
    enum Role {
        FIELD,
        ELEMENT,
        WHOLE
    }

    /** What is there. */
    final Content content;

    /** Stands in front of each value; 0 where nothing does. */
    final int tag;

    /** Stands in front of many numbers behind one length; 0 where they have no such form. */
    final int packedTag;

    /** Whether zero is written by leaving it out. */
    final boolean isImplicit;

    /** Whether it is a text as such or one that stands for something. */
    final boolean isText;

    /** Whether it is a number that is written as it is, in seven bits for each byte. */
    final boolean isVarint;

    /** Whether it has but one form, which is not within others, and may be empty. */
    final boolean isPlain;

    /**
     * How much longer the JSON of one value may be than six characters for each of its bytes on the
     * wire. (Six: a control character in a text, or {@code false} with a comma.)
     */
    final int jsonChars;

    private final Role role;
    private final @Nullable FieldShape shape;
    private final @Nullable MessageShape messageShape;
    private final @Nullable WireField element;

    /** Found when it is first asked for: messages may hold themselves. */
    private @Nullable WireMessage message;

    private WireField(
            Role role,
            Content content,
            @Nullable FieldShape shape,
            @Nullable MessageShape messageShape) {
        this.role = role;
        this.content = content;
        this.shape = shape;
        this.messageShape = messageShape;
        var isMany = content == Content.LIST || content == Content.MAP;
        this.element =
                shape != null && isMany
                        ? new WireField(Role.ELEMENT, Content.ofOne(shape), shape, messageShape)
                        : null;
        this.tag = shape == null ? 0 : tag(role, shape);
        this.packedTag =
                shape != null && ProtobufWire.isPackable(shape)
                        ? shape.number() << 3 | ProtobufWire.LENGTH
                        : 0;
        this.isImplicit =
                role == Role.FIELD && shape != null && shape.cardinality() == Cardinality.ONE;
        this.isText = content == Content.STRING || content == Content.TEXT;
        this.isVarint = content.isVarint();
        this.isPlain = packedTag == 0 && content.isPlain();
        this.jsonChars = jsonChars(content, shape, messageShape);
    }

    /** A whole message, which nothing stands in front of. */
    static WireField whole(MessageShape message) {
        return new WireField(Role.WHOLE, Content.of(message), null, message);
    }

    /** A field of a message. */
    static WireField of(FieldShape field) {
        var message = Content.ofOne(field).isMessage() ? field.message() : null;
        return new WireField(Role.FIELD, Content.of(field), field, message);
    }

    private static int tag(Role role, FieldShape shape) {
        if (role == Role.FIELD) {
            return shape.number() << 3 | ProtobufWire.type(shape);
        }
        if (shape.isMap()) {
            return MAP_VALUE << 3 | ProtobufWire.type(shape.kind());
        }
        return ProtobufWire.isPackable(shape) ? 0 : shape.number() << 3 | ProtobufWire.LENGTH;
    }

    private static int jsonChars(
            Content content, @Nullable FieldShape shape, @Nullable MessageShape message) {
        return switch (content) {
            case ENUM -> longest(requireNonNull(shape).enumeration().constants()) + AROUND_CHARS;
            case TIMESTAMP, DURATION -> TIME_CHARS;
            case CHOICE, ONEOF -> {
                var names = requireNonNull(message).fields().stream().map(FieldShape::name);
                yield CHOICE_CHARS + message.discriminator().length() + longest(names.toList());
            }
            default -> 0;
        };
    }

    private static int longest(List<String> names) {
        return names.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean isWhole() {
        return role == Role.WHOLE;
    }

    boolean isElement() {
        return role == Role.ELEMENT;
    }

    /** What one of many is. */
    WireField element() {
        return requireNonNull(element);
    }

    FieldShape shape() {
        return requireNonNull(shape);
    }

    /** What a message consists of. */
    WireMessage message() {
        var known = message;
        if (known == null) {
            known = WireMessage.of(requireNonNull(messageShape));
            // Whoever else comes here at the same time writes the same.
            message = known;
        }
        return known;
    }
}
