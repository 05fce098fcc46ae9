package io.doudou.generator.model;

import java.util.List;

/**
 * One component of a record.
 *
 * @param name in Java
 * @param wireName as written
 * @param otherWireNames also read
 * @param required whether a document without it is refused
 * @param doc what {@code @param} of the record says; empty when absent
 */
public record Component(
        String name,
        String wireName,
        List<String> otherWireNames,
        boolean required,
        TypeUse use,
        Wire wire,
        String doc,
        Origin origin) {

    public Component {
        otherWireNames = List.copyOf(otherWireNames);
    }
}
