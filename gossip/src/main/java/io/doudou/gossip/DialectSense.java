package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.PushPull;

import java.util.Optional;

/** Tells from what another member knows in which dialect its cluster writes addresses. */
final class DialectSense {

    private DialectSense() {}

    /**
     * The dialect of most of the entries that are valid in one only; empty when none tells, or when
     * they tell as much for one as for the other.
     */
    static Optional<Dialect> of(PushPull exchange) {
        var balance =
                exchange.nodes().stream()
                        .map(NodeState::address)
                        .map(Address::host)
                        .flatMap(host -> Dialect.of(host).stream())
                        .mapToInt(dialect -> dialect == Dialect.MEMBERLIST ? 1 : -1)
                        .sum();
        if (balance == 0) {
            return Optional.empty();
        }
        return Optional.of(balance > 0 ? Dialect.MEMBERLIST : Dialect.GO_DOUDOU);
    }
}
