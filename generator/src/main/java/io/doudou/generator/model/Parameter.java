package io.doudou.generator.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * One parameter of a method, bound to its place in the request.
 *
 * <p>A record on {@code GET} and {@code DELETE} stands in the query by its components: then {@link
 * #components} holds one parameter for each of them, nested records dotted ({@code page.size}), and
 * the record itself is not on the wire.
 *
 * @param name in Java
 * @param wireName the name on the wire; for {@link Place#BODY} what problems call it
 * @param required whether a request without it is refused; a list that may be empty is not required
 * @param components of a record in the query, else empty
 */
public record Parameter(
        String name,
        Place place,
        String wireName,
        boolean required,
        TypeUse use,
        Wire wire,
        String doc,
        List<Parameter> components,
        Origin origin) {

    public Parameter {
        components = List.copyOf(components);
    }

    /** This parameter, or the leaves of its components. */
    public Stream<Parameter> leaves() {
        return components.isEmpty()
                ? Stream.of(this)
                : components.stream().flatMap(Parameter::leaves);
    }
}
