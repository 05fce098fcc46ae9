package io.doudou.mdns;

import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.Question;
import io.doudou.mdns.wire.RecordType;
import io.doudou.mdns.wire.ResourceRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The nodes that are announced here: the responder. Takes questions and the time; its owner sends.
 *
 * <p>Questions are answered and goodbyes are told in all domains, but only the first one hears of a
 * new node unasked: release 1.18 of go-micro takes what it hears of other domains while it looks
 * something up for further nodes, under names that no goodbye takes away.
 */
final class Offers {

    /** Nodes of one program; one for each of its services is usual. */
    static final int NODES_MAX = 256;

    /** By it, resolvers list everything that there is (RFC 6763, 9). */
    private static final String ENUMERATION = "_services._dns-sd._udp.";

    private final Domains domains;
    private final String host;
    private final Duration again;
    private final RandomGenerator random;
    private final Map<Key, Announced> nodes = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param host the name of this machine, one label and a dot
     * @param again how often nodes are announced after the first times; zero: never
     * @param random spreads what many machines do at the same moment
     */
    Offers(Domains domains, String host, Duration again, RandomGenerator random) {
        this.domains = domains;
        this.host = host;
        this.again = again;
        this.random = random;
    }

    /**
     * Announces a node from now on; the very same once more changes nothing.
     *
     * @throws IllegalArgumentException when it cannot be announced, saying why
     */
    void add(Publication node, long now) {
        var key = new Key(node.payload().service(), node.id());
        var offers = offers(node);
        var before = nodes.get(key);
        if (before != null && before.offers.equals(offers)) {
            return;
        }
        if (before == null && nodes.size() >= NODES_MAX) {
            throw new IllegalArgumentException(
                    "more than " + NODES_MAX + " nodes of one program are announced");
        }
        nodes.put(key, new Announced(offers, new Introduction(again, random, now)));
    }

    private List<Offer> offers(Publication node) {
        return domains.names().stream().map(domain -> Offer.node(node, domain, host)).toList();
    }

    /** Takes a node back; what is to be told to everybody, nothing if it is unknown. */
    List<DnsMessage> remove(String service, String id) {
        var gone = nodes.remove(new Key(service, id));
        return gone == null ? List.of() : gone.offers.stream().map(Offer::goodbye).toList();
    }

    /** Takes all back. */
    List<DnsMessage> removeAll() {
        var goodbyes =
                nodes.values().stream()
                        .flatMap(node -> node.offers.stream())
                        .map(Offer::goodbye)
                        .toList();
        nodes.clear();
        return goodbyes;
    }

    boolean has(String service, String id) {
        return nodes.containsKey(new Key(service, id));
    }

    boolean has(String service) {
        return nodes.keySet().stream().anyMatch(key -> key.service.equals(service));
    }

    /** The names of the services of which nodes are announced. */
    NavigableSet<String> services() {
        var names = new TreeSet<String>();
        nodes.keySet().forEach(key -> names.add(key.service));
        return names;
    }

    /** What is answered, a message for each node that the question is about. */
    List<DnsMessage> answers(Question question) {
        var answers = new ArrayList<DnsMessage>();
        for (var node : nodes.values()) {
            node.offers.forEach(offer -> offer.answer(question).ifPresent(answers::add));
        }
        for (var domain : domains.names()) {
            if (Domains.key(question.name()).endsWith(Domains.key(domain))) {
                addListed(question, domain, answers);
            }
        }
        return answers;
    }

    private void addListed(Question question, String domain, List<DnsMessage> answers) {
        var isEnumeration = Domains.key(question.name()).equals(ENUMERATION + domain);
        if (isEnumeration && question.asksFor(RecordType.PTR) && !nodes.isEmpty()) {
            answers.add(DnsMessage.answer(question, enumeration(question, domain)));
        } else {
            for (var service : services()) {
                Offer.list(service, domain, host).answer(question).ifPresent(answers::add);
            }
        }
    }

    private List<ResourceRecord> enumeration(Question question, String domain) {
        var names = services();
        names.add(Offer.LIST);
        return names.stream()
                .<ResourceRecord>map(
                        name ->
                                new ResourceRecord.Pointer(
                                        question.name(), Offer.TTL, Offer.named(name, domain)))
                .toList();
    }

    /** What is to be told to everybody now. */
    List<DnsMessage> due(long now) {
        var messages = new ArrayList<DnsMessage>();
        for (var node : nodes.values()) {
            if (node.introduction.waitNanos(now) <= 0) {
                var step = node.introduction.take(now);
                messages.add(message(node.offers.getFirst(), step));
            }
        }
        return messages;
    }

    private static DnsMessage message(Offer offer, Introduction.Step step) {
        return switch (step) {
            case PROBE -> offer.probe();
            case ANNOUNCE -> offer.announcement();
        };
    }

    /** Nanoseconds until something is to be told. */
    long waitNanos(long now) {
        return nodes.values().stream()
                .mapToLong(node -> node.introduction.waitNanos(now))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private record Key(String service, String id) {}

    private record Announced(List<Offer> offers, Introduction introduction) {}
}
