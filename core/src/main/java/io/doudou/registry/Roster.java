package io.doudou.registry;

import io.doudou.figure.Figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a registry shows to the people who operate it, for pages and terminals. Serves all threads;
 * may block on the network as far as the registry does.
 */
public interface Roster {

    /** All nodes that are known, gone ones too while they are remembered. */
    List<Sighting> sightings();

    /** Numbers of the registry itself; none when it counts nothing. */
    List<Figure> figures();

    /** A roster of what {@code registry} answers; whatever it answers is alive. */
    static Roster of(Registry registry) {
        return new Roster() {
            @Override
            public List<Sighting> sightings() {
                var all = new ArrayList<Sighting>();
                for (var name : registry.list()) {
                    registry.lookup(name).forEach(service -> add(all, service));
                }
                return all;
            }

            private void add(List<Sighting> all, Service service) {
                for (var node : service.nodes()) {
                    all.add(
                            new Sighting(
                                    service.name(),
                                    node.id(),
                                    node.address(),
                                    Sighting.Status.ALIVE,
                                    Map.of()));
                }
            }

            @Override
            public List<Figure> figures() {
                return List.of();
            }
        };
    }
}
