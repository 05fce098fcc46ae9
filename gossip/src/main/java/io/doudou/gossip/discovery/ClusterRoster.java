package io.doudou.gossip.discovery;

import io.doudou.figure.Figure;
import io.doudou.gossip.Cluster;
import io.doudou.gossip.Member;
import io.doudou.registry.Roster;
import io.doudou.registry.Sighting;

import java.util.List;

/** The members of the cluster and its figures, as operators see them. */
final class ClusterRoster implements Roster {

    private final Cluster cluster;

    ClusterRoster(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public List<Sighting> sightings() {
        return cluster.members().stream().map(ClusterRoster::sighting).toList();
    }

    private static Sighting sighting(Member member) {
        var host = member.address().host().toString();
        return MemberSighting.of(member.name(), host, member.status(), member.meta());
    }

    @Override
    public List<Figure> figures() {
        return ClusterFigures.of(cluster.stats());
    }
}
