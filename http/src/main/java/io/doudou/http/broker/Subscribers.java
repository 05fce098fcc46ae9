package io.doudou.http.broker;

import io.doudou.registry.Registry;
import io.doudou.time.Ticker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is subscribed to what, according to the registry. Serves all threads; asks the registry once
 * for each name and is told of changes from then on.
 */
final class Subscribers implements AutoCloseable {

    /** Names that are followed at a time; of more topics, the longest unused are forgotten. */
    private static final int FOLLOWED_MAX = 1000;

    private final Registry registry;
    private final Ticker ticker;

    /** Guarded by this, in the order of their last use. */
    private final LinkedHashMap<String, Followed> followed = new LinkedHashMap<>(16, 0.75f, true);

    Subscribers(Registry registry, Ticker ticker) {
        this.registry = registry;
        this.ticker = ticker;
    }

    /** Each subscriber of a topic once, whatever forms it is announced in. */
    List<Subscriber> of(String topic) {
        var all = new LinkedHashMap<String, Subscriber>();
        for (var form : Form.of(topic)) {
            for (var version : follow(form.service(topic)).versions()) {
                for (var node : version.nodes()) {
                    if (form == Form.FIRST || topic.equals(node.metadata().get("topic"))) {
                        all.putIfAbsent(node.id(), Subscriber.of(node, version.version(), form));
                    }
                }
            }
        }
        return List.copyOf(all.values());
    }

    /**
     * Those who share messages, by what they have in common: the queue, or being the one that they
     * are.
     */
    Map<Group, List<Subscriber>> groups(String topic) {
        return of(topic).stream()
                .collect(
                        Collectors.groupingBy(
                                Group::of, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    /** Addresses of all subscribers of the topics that were asked for lately. */
    Set<String> addresses() {
        List<Followed> all;
        synchronized (this) {
            all = List.copyOf(followed.values());
        }
        return all.stream()
                .flatMap(each -> each.versions().stream())
                .flatMap(version -> version.nodes().stream())
                .map(node -> Subscriber.of(node, "", Form.FIRST).address())
                .collect(Collectors.toSet());
    }

    /**
     * What subscribers that share messages have in common.
     *
     * @param id of the only one; empty when there is a queue
     */
    record Group(String queue, String id) {
        static Group of(Subscriber member) {
            return new Group(member.queue(), member.queue().isEmpty() ? member.id() : "");
        }
    }

    private synchronized Followed follow(String name) {
        var known = followed.get(name);
        if (known == null) {
            known = new Followed(registry, name, ticker);
            followed.put(name, known);
            forgetEldest();
        }
        return known;
    }

    private void forgetEldest() {
        if (followed.size() > FOLLOWED_MAX) {
            var eldest = followed.pollFirstEntry();
            eldest.getValue().close();
        }
    }

    @Override
    public synchronized void close() {
        followed.values().forEach(Followed::close);
        followed.clear();
    }
}
