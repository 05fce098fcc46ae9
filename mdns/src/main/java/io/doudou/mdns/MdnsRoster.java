package io.doudou.mdns;

import io.doudou.figure.Figure;
import io.doudou.registry.Roster;
import io.doudou.registry.Sighting;

import java.util.List;
import java.util.function.Supplier;

/** What the registry answers, with figures of the network. */
record MdnsRoster(Roster answers, Supplier<List<Figure>> counted) implements Roster {

    @Override
    public List<Sighting> sightings() {
        return answers.sightings();
    }

    @Override
    public List<Figure> figures() {
        return counted.get();
    }
}
