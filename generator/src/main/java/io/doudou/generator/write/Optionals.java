package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import io.doudou.generator.model.Type;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How Java's four optional classes are made and emptied. */
final class Optionals {

    private Optionals() {}

    static CodeBlock empty(Type.OptionalOf optional) {
        return CodeBlock.of("$T.empty()", className(optional));
    }

    /** The optional of {@code value}, an expression that may be null. */
    static CodeBlock ofNullable(Type.OptionalOf optional, CodeBlock value) {
        return optional.holder() == Type.OptionalOf.Holder.OPTIONAL
                ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value)
                : CodeBlock.of(
                        "$1L == null ? $2T.empty() : $2T.of($1L)", value, className(optional));
    }

    /** What a present optional holds. */
    static CodeBlock get(Type.OptionalOf optional, CodeBlock value) {
        return switch (optional.holder()) {
            case OPTIONAL -> CodeBlock.of("$L.get()", value);
            case OPTIONAL_INT -> CodeBlock.of("$L.getAsInt()", value);
            case OPTIONAL_LONG -> CodeBlock.of("$L.getAsLong()", value);
            case OPTIONAL_DOUBLE -> CodeBlock.of("$L.getAsDouble()", value);
        };
    }

    /** What an optional holds, or null. */
    static CodeBlock orNull(Type.OptionalOf optional, CodeBlock value) {
        return optional.holder() == Type.OptionalOf.Holder.OPTIONAL
                ? CodeBlock.of("$L.orElse(null)", value)
                : CodeBlock.of("$L.isPresent() ? $L : null", value, get(optional, value));
    }

    static ClassName className(Type.OptionalOf optional) {
        return switch (optional.holder()) {
            case OPTIONAL -> ClassName.get(Optional.class);
            case OPTIONAL_INT -> ClassName.get(OptionalInt.class);
            case OPTIONAL_LONG -> ClassName.get(OptionalLong.class);
            case OPTIONAL_DOUBLE -> ClassName.get(OptionalDouble.class);
        };
    }
}
