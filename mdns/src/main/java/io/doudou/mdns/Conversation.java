package io.doudou.mdns;

import io.doudou.fault.Malformed;
import io.doudou.figure.Figure;
import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.DnsReader;
import io.doudou.mdns.wire.Question;
import io.doudou.option.Settings;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * All that is said and heard, without sockets, threads and clocks: takes a packet or the time, and
 * answers what to send. Belongs to its owner, who guards it.
 */
final class Conversation {

    /** Questions of one message that are answered; resolvers of go-micro ask one. */
    static final int QUESTIONS_MAX = 8;

    private final Registry view;
    private final Domains domains;
    private final Offers offers;
    private final Neighbours neighbours;
    private final Listed listed;
    private long received;
    private long refused;

    /**
     * A conversation in which nothing has been said.
     *
     * @param view is kept in step with all nodes that are known, own ones and others
     * @param host the name of this machine
     */
    Conversation(Registry view, Settings settings, String host, RandomGenerator random) {
        this.view = view;
        this.domains = Domains.of(settings.get(MdnsOptions.DOMAINS));
        this.offers = new Offers(domains, host, settings.get(MdnsOptions.ANNOUNCE), random);
        this.neighbours = new Neighbours(view, offers, domains, settings.get(MdnsOptions.REFRESH));
        this.listed = new Listed(domains);
    }

    /**
     * Announces a node from now on.
     *
     * @throws IllegalArgumentException when it cannot be announced, saying why
     */
    void add(Service service, Publication node, long now) {
        offers.add(node, now);
        neighbours.disown(service.name(), node.id());
        var own = service.nodes().stream().filter(each -> each.id().equals(node.id())).toList();
        view.register(service.withNodes(own));
    }

    /** Takes nodes back. */
    List<Outgoing> remove(Service service) {
        var goodbyes = new ArrayList<Outgoing>();
        for (var node : service.nodes()) {
            if (offers.has(service.name(), node.id())) {
                view.deregister(service.withNodes(List.of(node)));
                offers.remove(service.name(), node.id()).stream()
                        .map(Outgoing.Tell::new)
                        .forEach(goodbyes::add);
            }
        }
        return goodbyes;
    }

    /** Takes all nodes back. */
    List<Outgoing> removeAll() {
        return offers.removeAll().stream().<Outgoing>map(Outgoing.Tell::new).toList();
    }

    /** The names of the services that are announced here. */
    Set<String> ownServices() {
        return offers.services();
    }

    boolean offersHere(String service) {
        return offers.has(service);
    }

    /** Whether a name of a service can be asked for at all. */
    boolean isName(String name) {
        try {
            domains.names().forEach(domain -> Offer.named(name, domain));
            return true;
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    Followed follow(String name, long now) {
        return neighbours.follow(name, now);
    }

    List<Outgoing> ask(Followed service, long now) {
        return asking(neighbours.ask(service, now));
    }

    Listed listed() {
        return listed;
    }

    List<Outgoing> askForList(long now) {
        listed.ask(now);
        return asking(Neighbours.questions(Offer.LIST, domains));
    }

    /**
     * Takes in a packet; what makes no sense is counted.
     *
     * @param from who sent it, to whom answers go
     */
    List<Outgoing> receive(byte[] packet, InetSocketAddress from, long now) {
        received++;
        try {
            var message = DnsReader.read(packet);
            if (message.isQuestion()) {
                return replies(message.questions(), from);
            }
            if (message.isTelling()) {
                Told.in(message).forEach(told -> hear(told, now));
            }
        } catch (Malformed nonsense) {
            refused++;
        }
        return List.of();
    }

    private List<Outgoing> replies(List<Question> questions, InetSocketAddress from) {
        return questions.stream()
                .limit(QUESTIONS_MAX)
                .flatMap(question -> offers.answers(question).stream())
                .<Outgoing>map(answer -> new Outgoing.Reply(answer, from))
                .toList();
    }

    private void hear(Told told, long now) {
        try {
            listed.hear(told, now);
            neighbours.hear(told, now);
        } catch (Malformed nonsense) {
            // One instance that lies says nothing about the others in its message.
            refused++;
        }
    }

    /** What is to be sent now. */
    List<Outgoing> due(long now) {
        var all = new ArrayList<Outgoing>();
        offers.due(now).forEach(message -> all.add(new Outgoing.Tell(message)));
        all.addAll(asking(neighbours.due(now)));
        return all;
    }

    /** Nanoseconds until something is to be sent, {@link Long#MAX_VALUE} when nothing is. */
    long waitNanos(long now) {
        return Math.min(offers.waitNanos(now), neighbours.waitNanos(now));
    }

    List<Figure> figures() {
        return List.of(
                Figure.counter(
                        "doudou_mdns_packets_received_total",
                        "Packets of multicast DNS that came in, whatever they were about.",
                        (double) received),
                Figure.counter(
                        "doudou_mdns_refused_total",
                        "Packets, and nodes told in them, that made no sense.",
                        (double) refused),
                Figure.gauge(
                        "doudou_mdns_nodes",
                        "Nodes of other programs that are known here.",
                        neighbours.nodeCount()));
    }

    private static List<Outgoing> asking(List<DnsMessage> questions) {
        return questions.stream().<Outgoing>map(Outgoing.Ask::new).toList();
    }
}
