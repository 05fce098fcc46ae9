package io.doudou.generator.model;

import java.util.List;
import java.util.Set;

/**
 * One service interface: the root of the model.
 *
 * @param javaName of the interface
 * @param name under which nodes of the service are found, {@code usersvc}
 * @param doc plain text; empty when there is no comment
 * @param methods in the order of the source
 * @param declarations every record, enum and sealed choice that the service mentions directly or
 *     within another, sorted by name
 * @param memberTypes simple names of the types within the interface and its parents, which hide
 *     imported ones in a class that implements it
 * @param options chosen for this compilation
 */
public record Service(
        JavaName javaName,
        String name,
        String doc,
        List<Method> methods,
        List<Declaration> declarations,
        Set<String> memberTypes,
        Options options,
        Origin origin) {

    public Service {
        methods = List.copyOf(methods);
        declarations = List.copyOf(declarations);
        memberTypes = Set.copyOf(memberTypes);
    }

    /** The declaration that a reference means. */
    public Declaration declaration(Type.Reference reference) {
        return declarations.stream()
                .filter(declaration -> declaration.name().equals(reference.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type " + reference.name()));
    }
}
