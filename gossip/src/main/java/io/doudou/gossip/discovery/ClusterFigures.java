package io.doudou.gossip.discovery;

import static io.doudou.figure.Figure.counter;
import static io.doudou.figure.Figure.gauge;

import io.doudou.figure.Figure;
import io.doudou.gossip.ClusterStats;
import io.doudou.gossip.MembershipStats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The statistics of a member under the names that dashboards read. */
final class ClusterFigures {

    private static final double NANOS_PER_SECOND = 1e9;

    private ClusterFigures() {}

    static List<Figure> of(ClusterStats stats) {
        var figures = new ArrayList<Figure>();
        addMembers(figures, stats.membership());
        addHealth(figures, stats.membership());
        addTraffic(figures, stats.membership());
        addReasons(
                figures,
                counter("doudou_gossip_dropped_total", "What was let go, by reason.", 0),
                stats.drops());
        addReasons(
                figures,
                counter("doudou_gossip_refused_total", "What could not be read, by reason.", 0),
                stats.refusals());
        return figures;
    }

    private static void addMembers(List<Figure> figures, MembershipStats stats) {
        var members = gauge("doudou_gossip_members", "Members in the table, by status.", 0);
        figures.add(members.labelled("status", "alive", stats.alive()));
        figures.add(members.labelled("status", "suspect", stats.suspect()));
        figures.add(members.labelled("status", "dead", stats.dead()));
        figures.add(members.labelled("status", "left", stats.left()));
    }

    private static void addHealth(List<Figure> figures, MembershipStats stats) {
        figures.add(gauge("doudou_gossip_health_score", "0 is healthy.", stats.healthScore()));
        figures.add(
                counter(
                        "doudou_gossip_probes_total",
                        "Probes that ended.",
                        (double) stats.probes()));
        figures.add(
                counter(
                        "doudou_gossip_probes_failed_total",
                        "Probes without any answer.",
                        (double) stats.probesFailed()));
        figures.add(
                counter(
                        "doudou_gossip_round_trip_seconds_sum",
                        "Round trips of direct answers.",
                        stats.roundTripNanos() / NANOS_PER_SECOND));
        figures.add(
                counter(
                        "doudou_gossip_round_trip_seconds_count",
                        "Direct answers.",
                        (double) stats.roundTrips()));
        figures.add(
                counter(
                        "doudou_gossip_suspicions_total",
                        "How often a member became suspect.",
                        (double) stats.suspicions()));
        figures.add(
                counter(
                        "doudou_gossip_refutations_total",
                        "How often this node objected to being gone.",
                        (double) stats.refutations()));
    }

    private static void addTraffic(List<Figure> figures, MembershipStats stats) {
        var packets = counter("doudou_gossip_packets_total", "Datagrams.", 0);
        figures.add(packets.labelled("direction", "sent", (double) stats.packetsSent()));
        figures.add(packets.labelled("direction", "received", (double) stats.packetsReceived()));
        var bytes = counter("doudou_gossip_packets_bytes_total", "Bytes of datagrams.", 0);
        figures.add(bytes.labelled("direction", "sent", (double) stats.packetsSentBytes()));
        figures.add(bytes.labelled("direction", "received", (double) stats.packetsReceivedBytes()));
        figures.add(gauge("doudou_gossip_queued", "News still to be sent.", stats.queued()));
        var exchanges = counter("doudou_gossip_exchanges_total", "Full exchanges.", 0);
        figures.add(exchanges.labelled("result", "done", (double) stats.exchanges()));
        figures.add(exchanges.labelled("result", "failed", (double) stats.exchangesFailed()));
    }

    private static void addReasons(
            List<Figure> figures, Figure name, Map<? extends Enum<?>, Long> counts) {
        counts.forEach(
                (why, count) ->
                        figures.add(
                                name.labelled(
                                        "reason",
                                        why.name().toLowerCase(Locale.ROOT),
                                        (double) count)));
    }
}
