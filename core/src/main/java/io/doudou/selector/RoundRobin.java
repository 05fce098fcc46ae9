package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Each in turn: over any number of calls from any threads, two nodes differ by one at most. */
final class RoundRobin implements Selector {

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Node select(List<Node> nodes, Set<String> tried) {
        int turn = Math.floorMod(calls.getAndIncrement(), nodes.size());
        return Candidates.firstFrom(turn, nodes, tried);
    }
}
