package io.doudou.health;

import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.util.stream.Collectors;

/** Whether the registry of the program answers, and knows the program. */
final class RegistryInspections {

    private RegistryInspections() {}

    /**
     * Returns when it does.
     *
     * @throws io.doudou.fault.ServiceException when it does not
     */
    static void answers(Surroundings surroundings) {
        surroundings.registry().list();
    }

    /**
     * Returns when every node that was announced is found.
     *
     * @throws IllegalStateException naming those that are not
     */
    static void knowsUs(Surroundings surroundings) {
        if (surroundings.announced().isEmpty()) {
            throw new IllegalStateException("this program announces no service");
        }
        var lost =
                surroundings.announced().stream()
                        .filter(own -> !isFound(own, surroundings))
                        .map(Service::name)
                        .collect(Collectors.joining(", "));
        if (!lost.isEmpty()) {
            throw new IllegalStateException("the registry does not know this node of " + lost);
        }
    }

    private static boolean isFound(Service own, Surroundings surroundings) {
        var ids =
                surroundings.registry().lookup(own.name()).stream()
                        .flatMap(version -> version.nodes().stream())
                        .map(Node::id)
                        .collect(Collectors.toSet());
        return own.nodes().stream().map(Node::id).allMatch(ids::contains);
    }
}
