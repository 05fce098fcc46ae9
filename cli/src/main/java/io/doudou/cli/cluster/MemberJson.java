package io.doudou.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;
import io.doudou.registry.Sighting;

import java.util.List;

/**
 * A view for programs: the nodes with the names of {@code registry.json}, and what only the cluster
 * knows of them.
 */
public final class MemberJson {

    private MemberJson() {}

    /** One line. */
    public static String of(ClusterView view) {
        JsonCodec.Write<ClusterView> codec = MemberJson::write;
        return Printable.json(new String(JsonWriter.write(codec, view), UTF_8));
    }

    private static void write(JsonWriter out, ClusterView view) {
        out.beginObject();
        text(out, "at", view.at().toString());
        text(out, "seenBy", view.seenBy().toString());
        text(out, "dialect", ClusterDoor.word(view.dialect()));
        out.name("nodes");
        out.list(view.members(), (to, member) -> write(to, member, view));
        out.endObject();
    }

    private static void write(JsonWriter out, ClusterMember member, ClusterView view) {
        var sighting = member.sighting();
        out.beginObject();
        text(out, "service", sighting.service());
        text(out, "node", sighting.node());
        text(out, "address", sighting.address());
        text(out, "status", MemberTable.word(sighting.status()));
        Uptime.of(sighting, view.at())
                .ifPresent(
                        uptime -> {
                            out.name("uptimeSeconds");
                            out.value(uptime.toSeconds());
                        });
        for (var name :
                List.of(
                        Sighting.REGISTERED,
                        Sighting.RUNTIME,
                        Sighting.FRAMEWORK,
                        Sighting.BUILD_USER,
                        Sighting.BUILD_TIME,
                        Sighting.NOTE)) {
            text(out, name, sighting.details().getOrDefault(name, ""));
        }
        text(out, "gossip", member.home().toString());
        out.name("incarnation");
        out.value(member.incarnation());
        out.endObject();
    }

    private static void text(JsonWriter out, String name, String value) {
        out.name(name);
        out.value(value);
    }
}
