package io.doudou.benchmarks;

import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Question: how long does a node take to register, and whoever looks for it to find it, the first
 * time and every further time?
 */
final class RegistrySpeed {

    private static final Service USERS =
            Service.of("users", List.of(new Node("users-1", "http://127.0.0.1:1", Map.of())));

    private static final int BETWEEN_CLOCKS = 16;

    private final SystemsPlan plan;
    private final Report report;

    private RegistrySpeed(SystemsPlan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    static void measure(SystemsPlan plan, Report report) throws IOException {
        var speed = new RegistrySpeed(plan, report);
        try (var registry = Registry.inMemory()) {
            speed.of("memory", registry, registry);
        }
        try (var systems = Systems.start(report)) {
            measure(systems, plan, report);
        }
        LonelyNetwork.run(plan.lonely("registries"), report);
    }

    static void measure(Systems systems, SystemsPlan plan, Report report) {
        systems.meetings().forEach(new RegistrySpeed(plan, report)::of);
    }

    private void of(Systems.Meeting meeting) {
        report.tell("registers and looks up: " + meeting.name());
        try (var here = meeting.open(0);
                var there = meeting.open(1)) {
            of(meeting.name(), here, there);
        }
    }

    private void of(String name, Registry here, Registry there) {
        var nanos = registrations(here);
        var middle = nanos[nanos.length / 2] / 1e3;
        var late = nanos[nanos.length * 99 / 100] / 1e3;
        var first = firstLookUp(there);
        var further = perLookUp(there);
        report.line(
                "%-9s registers in %8.1f us, p99 %9.1f us; is found in %9.1f us, then in %8.3f us",
                name, middle, late, first, further);
        report.key("registry." + name + ".register.us", middle);
        report.key("registry." + name + ".register.p99.us", late);
        report.key("registry." + name + ".first.us", first);
        report.key("registry." + name + ".lookup.us", further);
    }

    /** How long each of them took, shortest first; the last one stays. */
    private long[] registrations(Registry registry) {
        var nanos = new long[plan.registrations()];
        for (int i = 0; i < nanos.length; i++) {
            registry.deregister(USERS);
            long begin = System.nanoTime();
            registry.register(USERS);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /** Until somebody who was not interested before finds what was registered last. */
    private static double firstLookUp(Registry registry) {
        long begin = System.nanoTime();
        while (registry.lookup(USERS.name()).isEmpty()) {
            if (System.nanoTime() - begin > SystemsPlan.PATIENCE.toNanos()) {
                throw new IllegalStateException("what was registered is not found");
            }
        }
        return (System.nanoTime() - begin) / 1e3;
    }

    private double perLookUp(Registry registry) {
        lookUps(registry, plan.lookUps().toNanos() / 2);
        long begin = System.nanoTime();
        var count = lookUps(registry, plan.lookUps().toNanos());
        return (System.nanoTime() - begin) / 1e3 / count;
    }

    /** How many end within this time; the clock is asked now and then only. */
    private static long lookUps(Registry registry, long nanos) {
        long end = System.nanoTime() + nanos;
        long count = 0;
        for (; System.nanoTime() - end < 0; count += BETWEEN_CLOCKS) {
            for (int i = 0; i < BETWEEN_CLOCKS; i++) {
                registry.lookup(USERS.name());
            }
        }
        return count;
    }
}
