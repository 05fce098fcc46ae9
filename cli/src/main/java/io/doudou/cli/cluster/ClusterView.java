package io.doudou.cli.cluster;

import io.doudou.gossip.discovery.MemberSighting;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.PushPull;
import io.doudou.registry.Sighting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cluster as one member knows it at one moment.
 *
 * @param seenBy the member that was asked
 * @param dialect in which the members write their hosts
 * @param members sorted by service and name
 */
public record ClusterView(Seed seenBy, Instant at, Dialect dialect, List<ClusterMember> members) {

    private static final Comparator<ClusterMember> ORDER =
            Comparator.comparing((ClusterMember member) -> member.sighting().service())
                    .thenComparing(ClusterMember::name);

    public ClusterView {
        members = members.stream().sorted(ORDER).toList();
    }

    /** Reads a table in the dialect that fits most of it. */
    static ClusterView of(Seed seenBy, Instant at, PushPull table) {
        var dialect = dialect(table.nodes());
        var members = table.nodes().stream().map(state -> member(state, dialect)).toList();
        return new ClusterView(seenBy, at, dialect, members);
    }

    /** The member of this name. */
    public Optional<ClusterMember> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** How many members have this status. */
    long count(Sighting.Status status) {
        return members.stream().filter(it -> it.sighting().status() == status).count();
    }

    /** Hosts that could be either are not asked; a single stranger does not decide for all. */
    private static Dialect dialect(List<NodeState> nodes) {
        var texts =
                nodes.stream()
                        .flatMap(state -> Dialect.of(state.address().host()).stream())
                        .mapToInt(it -> it == Dialect.GO_DOUDOU ? 1 : -1)
                        .sum();
        return texts > 0 ? Dialect.GO_DOUDOU : Dialect.MEMBERLIST;
    }

    private static ClusterMember member(NodeState state, Dialect dialect) {
        var host = dialect.text(state.address().host());
        var sighting = MemberSighting.of(state.name(), host, state.status(), state.meta());
        return new ClusterMember(
                sighting, new Seed(host, state.address().port()), state.incarnation());
    }
}
