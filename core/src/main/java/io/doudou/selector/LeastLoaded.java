package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** To come. */
final class LeastLoaded implements Selector {
    LeastLoaded() {}

    @Override
    public Optional<Node> select(List<Node> nodes, Set<String> tried) {
        throw new IllegalStateException("to come");
    }
}
