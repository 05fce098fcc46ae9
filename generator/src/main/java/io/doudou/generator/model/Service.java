package io.doudou.generator.model;

import java.util.List;

/**
 * One service interface: the root of the model.
 *
 * @param javaName of the interface
 * @param name under which nodes of the service are found, {@code usersvc}
 * @param doc plain text; empty when there is no comment
 * @param methods in the order of the source
 * @param declarations every record, enum and sealed choice that the service mentions directly or
 *     within another, sorted by name
 * @param options chosen for this compilation
 */
public record Service(
        JavaName javaName,
        String name,
        String doc,
        List<Method> methods,
        List<Declaration> declarations,
        Options options,
        Origin origin) {

    public Service {
        methods = List.copyOf(methods);
        declarations = List.copyOf(declarations);
    }

    /** The declaration that a reference means. */
    public Declaration declaration(Type.Reference reference) {
        return declarations.stream()
                .filter(declaration -> declaration.name().equals(reference.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type " + reference.name()));
    }
}
