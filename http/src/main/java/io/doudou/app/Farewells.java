package io.doudou.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** What is to be done first when an application stops, in order. What fails is logged. */
final class Farewells {

    private static final Logger LOG = System.getLogger(Farewells.class.getName());

    private final List<Runnable> list = new ArrayList<>();

    void add(Runnable farewell) {
        list.add(farewell);
    }

    void say() {
        list.forEach(Farewells::say);
    }

    private static void say(Runnable farewell) {
        try {
            farewell.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "what was to be done before the stop failed", failure);
        }
    }
}
