package io.doudou.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks two running servers the same, in turns: a slice for one, a slice for the other, then the
 * other way round. A machine that gets busier meanwhile gets busier for both.
 */
final class Duel {

    private final Loader loader;
    private final Plan plan;

    Duel(Loader loader, Plan plan) {
        this.loader = loader;
        this.plan = plan;
    }

    /** The figures of both; {@code floor} is the one to compare with. */
    Outcome fight(String question, Ask ask, Side floor, Side ours) {
        loader.run(floor.server().port(), ask, plan.warm());
        loader.run(ours.server().port(), ask, plan.warm());
        var floorSlices = new ArrayList<Figures.Slice>();
        var ourSlices = new ArrayList<Figures.Slice>();
        for (int i = 0; i < plan.slices(); i++) {
            if (i % 2 == 0) {
                floorSlices.add(slice(floor.server(), ask));
                ourSlices.add(slice(ours.server(), ask));
            } else {
                ourSlices.add(slice(ours.server(), ask));
                floorSlices.add(slice(floor.server(), ask));
            }
        }
        return new Outcome(floor.figures(question, floorSlices), ours.figures(question, ourSlices));
    }

    private Figures.Slice slice(ServerProcess server, Ask ask) {
        var before = server.cpu();
        var load = loader.run(server.port(), ask, plan.slice());
        return new Figures.Slice(load, server.cpu().minus(before));
    }

    /** One of the two. */
    record Side(String name, ServerProcess server) {
        Figures figures(String question, List<Figures.Slice> slices) {
            return new Figures(question + " " + name, slices, server.residentMb());
        }
    }

    /** Both, and how much more ours costs. */
    record Outcome(Figures floor, Figures ours) {
        double ratio() {
            return ours.cpuMicrosPerRequest() / floor.cpuMicrosPerRequest();
        }
    }
}
