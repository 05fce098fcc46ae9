package io.doudou.redis.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Malformed;

import java.util.List;

/** What the server answers. The methods read it as what is expected, or say that it is not. */
public sealed interface Reply {

    /** The server said no; the first word of the text tells why. */
    record Failure(String text) implements Reply {}

    /** A whole number. */
    record Whole(long value) implements Reply {}

    /** Text or bytes. */
    record Bulk(byte[] value) implements Reply {}

    /** Several replies. */
    record Many(List<Reply> values) implements Reply {}

    /** There is nothing: a key or an element that does not exist, a wait that was in vain. */
    record Nothing() implements Reply {}

    /** Whether there is nothing. */
    default boolean isNothing() {
        return this instanceof Nothing;
    }

    /**
     * The bytes; text is UTF-8.
     *
     * @throws Malformed when it is something else
     */
    default byte[] bytes() {
        return switch (this) {
            case Bulk bulk -> bulk.value();
            case Whole whole -> Long.toString(whole.value()).getBytes(UTF_8);
            case Failure _, Many _, Nothing _ -> throw unexpected("text");
        };
    }

    /** The bytes read as UTF-8. */
    default String text() {
        return new String(bytes(), UTF_8);
    }

    /**
     * The number.
     *
     * @throws Malformed when it is something else
     */
    default long number() {
        if (this instanceof Whole whole) {
            return whole.value();
        }
        throw unexpected("a number");
    }

    /**
     * The elements; none when there is nothing.
     *
     * @throws Malformed when it is something else
     */
    default List<Reply> list() {
        return switch (this) {
            case Many many -> many.values();
            case Nothing _ -> List.of();
            case Bulk _, Whole _, Failure _ -> throw unexpected("a list");
        };
    }

    private Malformed unexpected(String wanted) {
        return new Malformed("redis answered " + this + " where " + wanted + " was expected");
    }
}
