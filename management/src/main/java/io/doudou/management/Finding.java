package io.doudou.management;

import io.doudou.health.Check;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one check has found, as it is told.
 *
 * @param problem what does not work; empty when all does
 * @param took how long it ran
 */
record Finding(Check check, String problem, Duration took) {

    boolean isUp() {
        return problem.isEmpty();
    }

    /** Whether requests should go elsewhere because of it. */
    boolean isFatal() {
        return !isUp() && check.critical();
    }

    /** For anybody: without what a message may give away. */
    Map<String, Object> summary() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", check.name());
        tree.put("status", isUp() ? "up" : "down");
        tree.put("critical", check.critical());
        // Nanoseconds, as go-micro tells it.
        tree.put("duration", took.toNanos());
        return tree;
    }

    /** For the operator. */
    Map<String, Object> full() {
        var tree = summary();
        if (!isUp()) {
            tree.put("error", problem);
        }
        return tree;
    }
}
