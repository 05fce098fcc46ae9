package io.doudou.registry;

import io.doudou.fault.ServiceException;
import io.doudou.figure.Figure;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Several registries as one, so that a fleet can move from one to another without an outage. What
 * one of them cannot do does not hinder the others; only what none of them can do is a failure.
 */
final class MergedRegistry implements Registry {

    private static final Logger LOG = System.getLogger(MergedRegistry.class.getName());

    private final List<Registry> parts;

    MergedRegistry(List<Registry> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void register(Service service) {
        each(part -> part.register(service));
    }

    @Override
    public void deregister(Service service) {
        each(part -> part.deregister(service));
    }

    private void each(Consumer<Registry> action) {
        answers(
                part -> {
                    action.accept(part);
                    return true;
                });
    }

    @Override
    public List<Service> lookup(String name) {
        return merged(answers(part -> part.lookup(name)));
    }

    @Override
    public List<String> list() {
        var names = new TreeSet<String>();
        answers(Registry::list).forEach(names::addAll);
        return List.copyOf(names);
    }

    /** What the parts answer that can; the failure when none can. */
    private <T> List<T> answers(Function<Registry, T> question) {
        var answers = new ArrayList<T>();
        var failures = new ArrayList<ServiceException>();
        for (var part : parts) {
            try {
                answers.add(question.apply(part));
            } catch (ServiceException failure) {
                failures.add(failure);
            }
        }
        if (answers.isEmpty()) {
            var first = failures.getFirst();
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
        failures.forEach(
                failure ->
                        LOG.log(
                                Level.WARNING,
                                "one of several registries failed: {0}",
                                failure.getMessage()));
        return answers;
    }

    /** Versions by name; a node that several registries know counts once, as the first knows it. */
    private static List<Service> merged(List<List<Service>> answers) {
        var versions = new LinkedHashMap<String, Service>();
        var seen = new LinkedHashSet<String>();
        for (var answer : answers) {
            for (var version : answer) {
                add(version, versions, seen);
            }
        }
        return List.copyOf(versions.values());
    }

    private static void add(Service version, Map<String, Service> versions, Set<String> seen) {
        var nodes = new ArrayList<Node>();
        var before = versions.get(version.version());
        if (before != null) {
            nodes.addAll(before.nodes());
        }
        for (var node : version.nodes()) {
            if (seen.add(node.id())) {
                nodes.add(node);
            }
        }
        if (!nodes.isEmpty()) {
            versions.put(version.version(), (before == null ? version : before).withNodes(nodes));
        }
    }

    @Override
    public Watch watch(String name) {
        return new MergedWatch(answers(part -> part.watch(name)));
    }

    @Override
    public Roster roster() {
        var rosters = parts.stream().map(Registry::roster).toList();
        return new Roster() {
            @Override
            public List<Sighting> sightings() {
                return rosters.stream().flatMap(each -> each.sightings().stream()).toList();
            }

            @Override
            public List<Figure> figures() {
                return rosters.stream().flatMap(each -> each.figures().stream()).toList();
            }
        };
    }

    @Override
    public void close() {
        parts.forEach(Registry::close);
    }

    /** Follows all parts; answers when any of them has news. */
    private static final class MergedWatch implements Watch {

        private final List<Watch> watches;
        private final List<Optional<List<Service>>> latest;
        private final SnapshotWatch told = new SnapshotWatch(watch -> {});
        private int following;

        MergedWatch(List<Watch> watches) {
            this.watches = watches;
            this.latest = new ArrayList<>();
            this.following = watches.size();
            watches.forEach(watch -> latest.add(Optional.empty()));
            for (int i = 0; i < watches.size(); i++) {
                int index = i;
                Thread.ofVirtual().name("doudou-merged-watch").start(() -> follow(index));
            }
        }

        private void follow(int index) {
            try (var watch = watches.get(index)) {
                for (var next = watch.next(); next.isPresent(); next = watch.next()) {
                    tell(index, next.get());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                ended();
            }
        }

        private synchronized void ended() {
            following--;
            if (following == 0) {
                told.end();
            }
        }

        /** The first answer waits until each part has given one: it says what is there. */
        private synchronized void tell(int index, List<Service> snapshot) {
            latest.set(index, Optional.of(snapshot));
            if (latest.stream().allMatch(Optional::isPresent)) {
                told.offer(merged(latest.stream().map(Optional::orElseThrow).toList()));
            }
        }

        @Override
        public Optional<List<Service>> next() throws InterruptedException {
            return told.next();
        }

        @Override
        public void close() {
            told.close();
            watches.forEach(Watch::close);
        }
    }
}
