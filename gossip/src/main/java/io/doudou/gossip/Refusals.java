package io.doudou.gossip;

import io.doudou.gossip.wire.Refusal;

import java.util.EnumMap;
import java.util.Map;

/** Counts what could not be read, and says why and what would help; owned by the loop. */
final class Refusals {

    private final Map<Refusal, Long> counts = new EnumMap<>(Refusal.class);
    private final ClusterLog log;

    Refusals(ClusterLog log) {
        this.log = log;
        for (var refusal : Refusal.values()) {
            counts.put(refusal, 0L);
        }
    }

    void count(String what, String from, Refusal why) {
        counts.merge(why, 1L, Long::sum);
        log.warnOnce(
                why + " " + from,
                "%s from %s was dropped: %s%s"
                        .formatted(what, from, why.sentence(), Sentences.cure(why)));
    }

    /** A snapshot with every reason in it. */
    Map<Refusal, Long> counts() {
        return Map.copyOf(counts);
    }
}
