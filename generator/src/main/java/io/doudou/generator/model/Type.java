package io.doudou.generator.model;

/** The type of a value, as far as wire and generated code care. */
public sealed interface Type {

    /** Whether a value is one text on the wire wherever it stands. */
    default boolean isScalar() {
        return this instanceof Scalar || this instanceof EnumRef;
    }

    /**
     * A value that fits into one text: also a query value, a form field, a header.
     *
     * @param primitive whether Java writes it as {@code int} rather than {@code Integer}
     */
    record Scalar(ScalarKind kind, boolean primitive) implements Type {

        /** {@code int}, {@code Integer}, {@code LocalDate} as one capitalised word. */
        public String label() {
            return switch (kind) {
                case BYTES -> "Bytes";
                case INT -> primitive ? "Int" : "Integer";
                case CHAR -> primitive ? "Char" : "Character";
                default -> kind.javaName().substring(kind.javaName().lastIndexOf('.') + 1);
            };
        }
    }

    /** A type that is declared once, in {@link Service#declarations}, and meant by its name. */
    sealed interface Reference extends Type {
        String name();
    }

    /** An enum; a scalar too. */
    record EnumRef(String name) implements Reference {}

    /** A record, with its type arguments already put in. */
    record RecordRef(String name) implements Reference {}

    /** A sealed interface of records. */
    record ChoiceRef(String name) implements Reference {}

    /** A {@code List}. */
    record ListOf(TypeUse element) implements Type {}

    /** A {@code Set}: no element twice, order kept. */
    record SetOf(TypeUse element) implements Type {}

    /** An array; but {@code byte[]} is {@link ScalarKind#BYTES}. */
    record ArrayOf(TypeUse element) implements Type {}

    /** A {@code Map} with {@code String} keys. */
    record MapOf(TypeUse value) implements Type {}

    /** An {@code Optional}, {@code OptionalInt}, {@code OptionalLong} or {@code OptionalDouble}. */
    record OptionalOf(TypeUse value, Holder holder) implements Type {

        /** Which of Java's four classes holds the value. */
        public enum Holder {
            OPTIONAL,
            OPTIONAL_INT,
            OPTIONAL_LONG,
            OPTIONAL_DOUBLE
        }
    }

    /** A file that comes in. */
    record Upload() implements Type {}

    /** A file that goes out. */
    record Download() implements Type {}

    /** A {@code Source}: values that come one after another while the call runs. */
    record StreamOf(TypeUse element) implements Type {}

    /** The result of a {@code void} method. */
    record Nothing() implements Type {}
}
