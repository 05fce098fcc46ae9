package io.doudou.gossip.discovery;

import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Status;
import io.doudou.registry.Sighting;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a member of a cluster looks like to the people who operate it. A member whose metadata is
 * not ours (a Serf agent, an Alertmanager) is shown by name and status all the same.
 */
public final class MemberSighting {

    private MemberSighting() {}

    /**
     * Reads a member.
     *
     * @param name of the member
     * @param host that it advertises, as text
     * @param status what it is taken for
     * @param meta what it says of itself
     */
    public static Sighting of(String name, String host, Status status, Bytes meta) {
        var json = meta.toArray();
        return NodeMeta.read(json, host)
                .map(node -> sighting(name, host, word(status), node, json))
                .orElseGet(() -> new Sighting("", name, "", word(status), Map.of()));
    }

    private static Sighting sighting(
            String name, String host, Sighting.Status status, NodeMeta node, byte[] json) {
        var details = new LinkedHashMap<String, String>();
        put(details, Sighting.REGISTERED, node.registeredAt());
        put(details, Sighting.RUNTIME, node.build().runtime());
        put(details, Sighting.FRAMEWORK, node.build().framework());
        put(details, Sighting.BUILD_USER, node.build().user());
        put(details, Sighting.BUILD_TIME, node.build().time());
        if (node.offer().equals(Offer.NONE)) {
            // What our own nodes keep there is for programs, and long.
            put(details, Sighting.NOTE, NodeMeta.note(json));
        }
        var address = node.port() == 0 ? "" : node.baseUrl(host);
        return new Sighting(node.service(), name, address, status, details);
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value);
        }
    }

    private static Sighting.Status word(Status status) {
        return switch (status) {
            case ALIVE -> Sighting.Status.ALIVE;
            case SUSPECT -> Sighting.Status.SUSPECT;
            case DEAD -> Sighting.Status.DEAD;
            case LEFT -> Sighting.Status.LEFT;
        };
    }
}
