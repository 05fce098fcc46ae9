package io.doudou.codec;

import java.util.function.Function;

/**
 * How a {@link Scalar} is read and written.
 *
 * @param <T> the type of the value
 */
sealed interface Text<T> {

    /** The value, or any runtime exception for a text that breaks the rule. */
    T parse(String text);

    /** The inverse of {@link #parse}. */
    String format(T value);

    /** Of a type that the framework knows. */
    record OfPlain(Plain type) implements Text<Object> {
        @Override
        public Object parse(String text) {
            return type.parse(text);
        }

        @Override
        public String format(Object value) {
            return type.format(value);
        }
    }

    /** Of an enum, by the names of its constants. */
    record OfEnum<E extends Enum<E>>(Class<E> type) implements Text<E> {
        @Override
        public E parse(String text) {
            return Enum.valueOf(type, text);
        }

        @Override
        public String format(E value) {
            return value.name();
        }
    }

    /** Of somebody's own type. */
    record OfFunctions<T>(Function<String, T> parser, Function<T, String> formatter)
            implements Text<T> {
        @Override
        public T parse(String text) {
            return parser.apply(text);
        }

        @Override
        public String format(T value) {
            return formatter.apply(value);
        }
    }
}
