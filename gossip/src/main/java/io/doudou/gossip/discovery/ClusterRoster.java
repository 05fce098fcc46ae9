package io.doudou.gossip.discovery;

import io.doudou.figure.Figure;
import io.doudou.gossip.Cluster;
import io.doudou.gossip.Member;
import io.doudou.registry.Roster;
import io.doudou.registry.Sighting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        var json = member.meta().toArray();
        var status = status(member);
        return NodeMeta.read(json, host)
                .map(meta -> sighting(member, meta, host, status, json))
                .orElseGet(() -> new Sighting("", member.name(), "", status, Map.of()));
    }

    private static Sighting sighting(
            Member member, NodeMeta meta, String host, Sighting.Status status, byte[] json) {
        var details = new LinkedHashMap<String, String>();
        put(details, Sighting.REGISTERED, meta.registeredAt());
        put(details, Sighting.RUNTIME, meta.build().runtime());
        put(details, Sighting.FRAMEWORK, meta.build().framework());
        put(details, Sighting.BUILD_USER, meta.build().user());
        put(details, Sighting.BUILD_TIME, meta.build().time());
        put(details, Sighting.NOTE, NodeMeta.note(json));
        var address = meta.port() == 0 ? "" : meta.baseUrl(host);
        return new Sighting(meta.service(), member.name(), address, status, details);
    }

    @Override
    public List<Figure> figures() {
        return ClusterFigures.of(cluster.stats());
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value);
        }
    }

    private static Sighting.Status status(Member member) {
        return switch (member.status()) {
            case ALIVE -> Sighting.Status.ALIVE;
            case SUSPECT -> Sighting.Status.SUSPECT;
            case DEAD -> Sighting.Status.DEAD;
            case LEFT -> Sighting.Status.LEFT;
        };
    }
}
