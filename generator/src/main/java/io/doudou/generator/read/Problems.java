package io.doudou.generator.read;

import io.doudou.generator.model.Problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what cannot be generated while one service is read: all of it, each problem once. */
final class Problems {

    private final Set<Problem> list = new LinkedHashSet<>();
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
