package io.doudou.mdns;

import io.doudou.fault.Malformed;
import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.Question;
import io.doudou.mdns.wire.RecordType;
import io.doudou.mdns.wire.TextPayload;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/*
 * How nodes elsewhere are known.
 *
 * Only services that somebody here asked for are followed, so that whatever the network tells costs
 * nothing unless it is wanted. A followed service is asked for again and again as long as it is in
 * use. Whether a node is there is decided by its answers alone: how long records say that they may
 * be believed plays no part, since go-micro's two minutes are far too long for a node that crashed,
 * and a liar may say what he likes. A node that does not answer is suspect after a second and asked
 * again; three silences in a row, and it is gone.
 *
 * A goodbye is believed at once, and then the service is asked for: a node that somebody else said
 * goodbye for answers, and is back.
 */
/**
 * The nodes of others: the resolver. Takes messages and the time, keeps a registry in memory in
 * step, and says what to ask; its owner sends.
 */
final class Neighbours {

    /** Services that one program follows. */
    static final int SERVICES_MAX = 1000;

    /** Nodes of one service that are kept. */
    static final int NODES_MAX = 1000;

    /** Nodes of all services together. */
    static final int ALL_NODES_MAX = 10_000;

    /** How long a node has to answer before it counts as silent. */
    static final Duration ANSWER = Duration.ofSeconds(1);

    /** Silences in a row after which a node is gone. */
    static final int SILENCES_MAX = 3;

    /** A service that nobody asked for so long is no longer followed. */
    static final Duration IDLE = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(Neighbours.class.getName());

    private final Registry view;
    private final Offers own;
    private final Domains domains;
    private final long refreshNanos;
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    private int nodeCount;

    /**
     * Follows nothing yet.
     *
     * @param view is told about nodes that come and go
     * @param own the nodes that are announced here, about which nobody else can tell anything
     * @param refresh how often the nodes of a service in use are asked whether they are there
     */
    Neighbours(Registry view, Offers own, Domains domains, Duration refresh) {
        this.view = view;
        this.own = own;
        this.domains = domains;
        this.refreshNanos = refresh.toNanos();
    }

    /** Follows a service from now on, which somebody just asked for. */
    Followed follow(String name, long now) {
        var known = followed.get(name);
        if (known != null) {
            known.usedNanos = now;
            return known;
        }
        if (followed.size() >= SERVICES_MAX) {
            leastUsed().ifPresent(this::forget);
        }
        var fresh = new Followed(name, now);
        followed.put(name, fresh);
        return fresh;
    }

    int nodeCount() {
        return nodeCount;
    }

    /** Asks for the nodes of a service, in each domain. */
    List<DnsMessage> ask(Followed service, long now) {
        service.askedNanos = now;
        service.isDoubted = false;
        service.nextNanos = now + ANSWER.toNanos();
        return questions(service.name, domains);
    }

    static List<DnsMessage> questions(String name, Domains domains) {
        return domains.names().stream()
                .map(domain -> Offer.named(name, domain))
                .map(whole -> DnsMessage.query(Question.of(whole, RecordType.PTR)))
                .toList();
    }

    /**
     * Takes in what somebody tells about one instance.
     *
     * @return whether it is a node of a service that is followed
     * @throws Malformed when it is, and makes no sense
     */
    boolean hear(Told told, long now) {
        var service = serviceOf(told.name());
        if (service.isEmpty()) {
            return false;
        }
        var of = service.get();
        var id = idOf(told.name(), of);
        if (own.has(of.name, id)) {
            return false;
        }
        if (told.isGone()) {
            goodbye(of, id, now);
            return false;
        }
        return present(of, id, told, now);
    }

    /** The service whose instance has this name: labels of both may have been parted by dots. */
    private Optional<Followed> serviceOf(String instance) {
        return domains.within(instance).flatMap(this::longest);
    }

    private Optional<Followed> longest(String inDomain) {
        int dot = inDomain.indexOf('.');
        while (dot >= 0) {
            var known = followed.get(inDomain.substring(dot + 1));
            if (known != null) {
                return Optional.of(known);
            }
            dot = inDomain.indexOf('.', dot + 1);
        }
        return Optional.empty();
    }

    private String idOf(String instance, Followed service) {
        var inDomain = domains.within(instance).orElseThrow();
        return inDomain.substring(0, inDomain.length() - service.name.length() - 1);
    }

    /** Forgets a node that is announced here from now on. */
    void disown(String service, String id) {
        var known = followed.get(service);
        if (known != null && known.nodes.remove(id) != null) {
            nodeCount--;
        }
    }

    private boolean present(Followed of, String id, Told told, long now) {
        var known = of.nodes.get(id);
        if (known != null && known.told.saysTheSameAs(told)) {
            known.heardNanos = now;
            if (known.misses > 0) {
                known.misses = 0;
                view.register(known.service);
            }
        } else if (known != null || hasRoom(of)) {
            see(of, id, told, now);
        } else {
            warn(of);
            return false;
        }
        of.heardNanos = now;
        return true;
    }

    /** Once for each service, however many there are. */
    private void warn(Followed full) {
        if (!full.isWarned) {
            full.isWarned = true;
            LOG.log(
                    Level.WARNING,
                    "there are {0} nodes of {1} on this network, and {2} of all services: no more"
                            + " are kept; somebody may be making them up",
                    full.nodes.size(),
                    full.name,
                    nodeCount);
        }
    }

    private boolean hasRoom(Followed of) {
        return of.nodes.size() < NODES_MAX && nodeCount < ALL_NODES_MAX;
    }

    private void see(Followed of, String id, Told told, long now) {
        if (told.address().isAnyLocalAddress() || told.address().isMulticastAddress()) {
            throw new Malformed(
                    "node " + id + " of " + of.name + " has an address that nobody has");
        }
        var payload = TextPayload.read(told.text());
        if (!payload.service().equals(of.name)) {
            throw new Malformed("node " + id + " of " + of.name + " says that it is another's");
        }
        var service = new Publication(id, told.address(), told.port(), payload).service();
        nodeCount += of.nodes.put(id, new Followed.Seen(told, service, now)) == null ? 1 : 0;
        view.register(service);
    }

    private void goodbye(Followed of, String id, long now) {
        if (remove(of, id)) {
            // Not more often than once a second, however many goodbyes there are.
            var again = Math.max(0, of.askedNanos + ANSWER.toNanos() - now);
            of.nextNanos = now + Math.min(again, ANSWER.toNanos());
            of.isDoubted = true;
        }
    }

    private boolean remove(Followed of, String id) {
        var gone = of.nodes.remove(id);
        if (gone == null) {
            return false;
        }
        nodeCount--;
        view.deregister(gone.service);
        return true;
    }

    /** What is to be asked now; drops who has been silent for too long. */
    List<DnsMessage> due(long now) {
        var messages = new ArrayList<DnsMessage>();
        for (var service : List.copyOf(followed.values())) {
            if (service.nextNanos - now > 0) {
                continue;
            }
            if (service.watches == 0 && now - service.usedNanos > IDLE.toNanos()) {
                forget(service);
            } else if (isToBeAsked(service, now)) {
                messages.addAll(ask(service, now));
            }
        }
        return messages;
    }

    /** Counts the silent. They are asked again at once, all others when it is time. */
    private boolean isToBeAsked(Followed service, long now) {
        var isAnySilent = false;
        for (var id : service.silent()) {
            isAnySilent |= miss(service, id);
        }
        long left = service.askedNanos + refreshNanos - now;
        if (isAnySilent || service.isDoubted || left <= 0) {
            return true;
        }
        service.nextNanos = now + left;
        return false;
    }

    /** Whether the node is still there. */
    private boolean miss(Followed service, String id) {
        var seen = service.nodes.get(id);
        if (seen == null || ++seen.misses >= SILENCES_MAX) {
            remove(service, id);
            return false;
        }
        view.register(suspect(seen.service));
        return true;
    }

    /** The same, to be chosen only when no other node is left. */
    private static Service suspect(Service service) {
        var nodes = service.nodes().stream().map(Neighbours::suspect).toList();
        return service.withNodes(nodes);
    }

    private static Node suspect(Node node) {
        var metadata = new TreeMap<>(node.metadata());
        metadata.put("status", "suspect");
        return new Node(node.id(), node.address(), metadata);
    }

    /** Nanoseconds until something is to be asked. */
    long waitNanos(long now) {
        return followed.values().stream()
                .mapToLong(service -> service.nextNanos - now)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Optional<Followed> leastUsed() {
        return followed.values().stream()
                .filter(service -> service.watches == 0)
                .min(Comparator.comparingLong(service -> service.usedNanos));
    }

    private void forget(Followed service) {
        List.copyOf(service.nodes.keySet()).forEach(id -> remove(service, id));
        followed.remove(service.name);
    }
}
