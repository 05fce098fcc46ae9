package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;

import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.Arrays;
import java.util.LinkedHashSet;

/**
 * Turns parameters that are texts on the wire into what {@code Input} and {@code Call} take (a
 * value that may be null, or a list) and back into what the method takes.
 */
final class FlatValues {

    private final JavaTypes types;
    private final CodecNames names;

    FlatValues(JavaTypes types, CodecNames names) {
        this.types = types;
        this.names = names;
    }

    /** Whether several values stand under one name. */
    static boolean isMany(TypeUse use) {
        return use.element().isPresent();
    }

    /** The {@code Scalar} of the value or of each of the values. */
    CodeBlock scalar(TypeUse use) {
        return switch (use.element().orElse(use.value()).type()) {
            case Type.Scalar scalar -> CodeBlock.of("$T.$L", Rooms.SCALAR, scalar.kind());
            case Type.EnumRef ref ->
                    CodeBlock.of("$T.$L", types.generated("Json"), names.scalar(ref));
            case Type type -> throw new IllegalArgumentException("not flat: " + type);
        };
    }

    /** What the method takes, made of what {@code Input} gives. */
    CodeBlock toJava(TypeUse use, CodeBlock given) {
        var java =
                switch (use.type()) {
                    case Type.OptionalOf optional -> Optionals.ofNullable(optional, given);
                    case Type.SetOf _ -> CodeBlock.of("new $T<>($L)", LinkedHashSet.class, given);
                    case Type.ArrayOf array -> array(array, given);
                    default -> given;
                };
        return isMany(use) && use.nullable()
                ? CodeBlock.of("$L.isEmpty() ? null : $L", given, java)
                : java;
    }

    /** What {@code Call} takes, made of what the method is given. */
    static CodeBlock fromJava(TypeUse use, CodeBlock given) {
        return switch (use.type()) {
            case Type.OptionalOf optional -> Optionals.orNull(optional, given);
            case Type.ArrayOf array -> {
                var list = list(array, given);
                yield use.nullable() ? CodeBlock.of("$L == null ? null : $L", given, list) : list;
            }
            default -> given;
        };
    }

    private CodeBlock array(Type.ArrayOf array, CodeBlock list) {
        return isPrimitive(array)
                ? CodeBlock.of(
                        "$T.$L($L)", Rooms.PRIMITIVE_ARRAYS, Rooms.arrayMethod(kind(array)), list)
                : CodeBlock.of("$L.toArray($T[]::new)", list, types.of(array.element()));
    }

    private static CodeBlock list(Type.ArrayOf array, CodeBlock value) {
        return isPrimitive(array)
                ? CodeBlock.of("$T.boxed($L)", Rooms.PRIMITIVE_ARRAYS, value)
                : CodeBlock.of("$T.asList($L)", Arrays.class, value);
    }

    private static boolean isPrimitive(Type.ArrayOf array) {
        return array.element().type() instanceof Type.Scalar scalar && scalar.primitive();
    }

    private static ScalarKind kind(Type.ArrayOf array) {
        return ((Type.Scalar) array.element().type()).kind();
    }
}
