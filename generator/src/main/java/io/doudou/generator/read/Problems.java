package io.doudou.generator.read;

import io.doudou.generator.model.Problem;

import java.util.ArrayList;
import java.util.List;

/** Gathers what cannot be generated while one service is read, so that all of it is reported. */
final class Problems {

    private final List<Problem> list = new ArrayList<>();
    private boolean unresolved;

    void add(Site site, String sentence) {
        list.add(new Problem(site.origin(), site.prefix() + sentence));
    }

    /** A type does not exist yet: another processor may still write it. */
    void addUnresolved() {
        unresolved = true;
    }

    boolean isUnresolved() {
        return unresolved;
    }

    List<Problem> list() {
        return List.copyOf(list);
    }
}
