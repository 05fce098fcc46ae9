package io.doudou.generator.model;

import java.util.List;

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

    /** A plain use: never null, no constraints. */
    public static TypeUse of(Type type) {
        return new TypeUse(type, false, List.of());
    }
}
