package io.doudou.cli.cluster;

import io.doudou.registry.Sighting;

/**
 * One line of what a member knows.
 *
 * @param sighting what it offers, and whether it is there
 * @param home where its gossip is
 * @param incarnation how often it told about itself anew
 */
public record ClusterMember(Sighting sighting, Seed home, long incarnation) {

    public String name() {
        return sighting.node();
    }

    /** Whether it may answer: alive, or suspected only. */
    public boolean isPresent() {
        return sighting.status() == Sighting.Status.ALIVE
                || sighting.status() == Sighting.Status.SUSPECT;
    }
}
