package io.doudou.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * A type at one place where it is used.
 *
 * @param nullable whether {@code null} is a value here: {@code @Nullable} or an {@code Optional}
 * @param constraints in the order of the source
 */
public record TypeUse(Type type, boolean nullable, List<Constraint> constraints) {

    public TypeUse {
        constraints = List.copyOf(constraints);
    }

    /** The value itself: what an {@code Optional} holds, any other type as it is. */
    public TypeUse value() {
        return type instanceof Type.OptionalOf optional ? optional.value() : this;
    }

    /** What a list, set or array holds. */
    public Optional<TypeUse> element() {
        return switch (type) {
            case Type.ListOf list -> Optional.of(list.element());
            case Type.SetOf set -> Optional.of(set.element());
            case Type.ArrayOf array -> Optional.of(array.element());
            case Type.Scalar _,
                    Type.Reference _,
                    Type.MapOf _,
                    Type.OptionalOf _,
                    Type.StreamOf _,
                    Type.Upload _,
                    Type.Download _,
                    Type.Nothing _ ->
                    Optional.empty();
        };
    }

    /** The type in words that fit into a Java or schema name: {@code ListOfNullableString}. */
    public String label() {
        boolean hidden = type instanceof Type.OptionalOf;
        return (nullable && !hidden ? "Nullable" : "") + label(type);
    }

    private static String label(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> scalar.label();
            case Type.Reference reference -> reference.name();
            case Type.ListOf list -> "ListOf" + list.element().label();
            case Type.SetOf set -> "SetOf" + set.element().label();
            case Type.ArrayOf array -> "ArrayOf" + array.element().label();
            case Type.MapOf map -> "MapOf" + map.value().label();
            case Type.OptionalOf optional -> "OptionalOf" + optional.value().label();
            case Type.StreamOf stream -> "StreamOf" + stream.element().label();
            case Type.Upload _ -> "Upload";
            case Type.Download _ -> "Download";
            case Type.Nothing _ -> "Nothing";
        };
    }

    /** A plain use: never null, no constraints. */
    public static TypeUse of(Type type) {
        return new TypeUse(type, false, List.of());
    }
}
