package io.doudou.gossip.discovery;

import io.doudou.gossip.Cluster;
import io.doudou.gossip.GossipOptions;
import io.doudou.gossip.Member;
import io.doudou.gossip.MemberEvent;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Status;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Roster;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/*
 * How services travel.
 *
 * Each member of the cluster tells at most 512 bytes about itself. Ours are the JSON object that
 * go-doudou's nodes write, with its eight keys, from which they read one service and its base URL.
 * Our own nodes read more from its free part: all services of the member, with versions and node
 * metadata. Endpoints seldom fit; then the metadata carries a revision, and the whole offer goes
 * round as the user state of push/pull exchanges, believed only under that revision. Whoever misses
 * it asks the member at once, because exchanges are rare.
 *
 * What members offer is mirrored into a registry in memory. Lookups and watches are its business,
 * so an answer never waits for the network.
 *
 * Two threads besides the callers: the listener of the cluster, and the reader of user state. The
 * cluster's own thread never takes the lock, because a caller that holds it may be waiting for that
 * thread.
 */
/**
 * A registry without a server: what is registered travels by gossip. Serves all threads.
 *
 * <p>This node joins the cluster with the first use. When the last service is taken back it says
 * good-bye, so that callers choose others, and {@link #deregister} returns when they have heard it,
 * or after {@code GDD_MEM_LEAVE_TIMEOUT}; it still sees the others until it is closed.
 */
public final class GossipRegistry implements Registry {

    /** Questions that this member asks in a second; who is not asked tells it by an exchange. */
    private static final int QUESTIONS_PER_SECOND = 10;

    /** Questions that this member answers in a second. */
    private static final int ANSWERS_PER_SECOND = 50;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneOffset.UTC);

    private final Settings settings;
    private final InstantSource clock;
    private final Registry view = Registry.inMemory();
    private final OfferExchange exchange = new OfferExchange(new FromOthers());

    // All that follows is guarded by this.
    private final MemberServices services = new MemberServices(view);
    private final Catalogs catalogs = new Catalogs();
    private final Map<String, Seen> members = new HashMap<>();
    private final Allowance questions;
    private final Allowance answers;
    private @Nullable Joined joined;
    private long revision;
    private boolean closed;

    /**
     * A registry that joins no cluster before its first use.
     *
     * @param settings those of {@link GossipOptions}
     */
    public GossipRegistry(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.revision = clock.millis();
        this.questions = new Allowance(QUESTIONS_PER_SECOND, clock);
        this.answers = new Allowance(ANSWERS_PER_SECOND, clock);
    }

    @Override
    public synchronized void register(Service service) {
        requireOpen();
        if (service.nodes().isEmpty()) {
            throw new IllegalArgumentException("service " + service.name() + " has no node");
        }
        var here = joined();
        here.offer().add(service, ++revision);
        here.cluster().rejoin();
        tell(here);
    }

    @Override
    public void deregister(Service service) {
        // Without the lock, because saying good-bye takes its time and others may look up
        // meanwhile.
        remove(service).ifPresent(Cluster::leave);
    }

    /** The cluster to say good-bye to, if that was the last service. */
    private synchronized Optional<Cluster> remove(Service service) {
        requireOpen();
        var here = joined;
        if (here == null || here.offer().whole().isEmpty()) {
            return Optional.empty();
        }
        here.offer().remove(service, ++revision);
        tell(here);
        return here.offer().whole().isEmpty() ? Optional.of(here.cluster()) : Optional.empty();
    }

    @Override
    public List<Service> lookup(String name) {
        join();
        return view.lookup(name);
    }

    @Override
    public List<String> list() {
        join();
        return view.list();
    }

    @Override
    public Watch watch(String name) {
        join();
        return view.watch(name);
    }

    @Override
    public Roster roster() {
        return new ClusterRoster(join());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            view.close();
            exchange.close();
            if (joined != null) {
                joined.cluster().close();
            }
        }
    }

    private synchronized Cluster join() {
        return joined().cluster();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }

    private Joined joined() {
        requireOpen();
        if (joined == null) {
            var meta = nothing();
            var cluster =
                    Cluster.with(settings)
                            .meta(Bytes.of(meta.json("")))
                            .application(exchange)
                            .start();
            joined = new Joined(cluster, new LocalOffer(host(cluster.self()), meta));
            // Whoever asks next finds them, however late the first news are told.
            cluster.members().forEach(member -> changed(new MemberEvent.MemberJoined(member)));
            cluster.watch(this::changed);
        }
        return joined;
    }

    private NodeMeta nothing() {
        var now = SECONDS.format(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        int weight = settings.get(GossipOptions.WEIGHT);
        // A weight of 1 is what nodes have that say nothing.
        return new NodeMeta("", "", 0, now, Build.current(), weight == 1 ? 0 : weight, Offer.NONE);
    }

    /** Says what is offered here, and shows it to callers in this process at once. */
    private void tell(Joined here) {
        var self = here.cluster().self().name();
        var meta = here.offer().meta();
        if (meta.offer().isWhole()) {
            catalogs.forget(self);
        } else {
            catalogs.put(self, meta.offer().revision(), here.offer().whole());
        }
        exchange.offer(catalogs.state(self));
        services.replace(self, decorated(here.offer().whole(), meta, false));
        here.cluster().updateMeta(Bytes.of(here.offer().json()));
    }

    private synchronized void changed(MemberEvent event) {
        var here = joined;
        var member = event.member();
        if (closed || here == null || member.name().equals(here.cluster().self().name())) {
            return;
        }
        if (member.isPresent()) {
            var meta = NodeMeta.read(member.meta().toArray(), host(member));
            meta.ifPresentOrElse(
                    known -> seen(here.cluster(), new Seen(member, known)),
                    () -> members.remove(member.name()));
        } else {
            members.remove(member.name());
            catalogs.forget(member.name());
        }
        show(member.name());
    }

    private void seen(Cluster cluster, Seen seen) {
        var name = seen.member().name();
        var offer = seen.meta().offer();
        members.put(name, seen);
        var isKnown = offer.isWhole() || catalogs.of(name, offer.revision()).isPresent();
        if (!isKnown && questions.take()) {
            var question = new OfferQuestion(cluster.self().name());
            cluster.tell(name, Bytes.of(question.json()));
        }
    }

    private synchronized void answer(OfferQuestion question) {
        if (closed || joined == null || !answers.take()) {
            return;
        }
        var cluster = joined.cluster();
        catalogs.alone(cluster.self().name())
                .ifPresent(own -> cluster.tellReliably(question.asker(), Bytes.of(own)));
    }

    /** Takes in what another member told about offers, its own and those of others. */
    private synchronized void believe(List<Catalogs.Catalog> heard) {
        if (closed || joined == null) {
            return;
        }
        var self = joined.cluster().self().name();
        for (var catalog : heard) {
            if (!catalog.member().equals(self)) {
                var seen = members.get(catalog.member());
                catalogs.hear(catalog, seen == null ? 0 : seen.meta().offer().revision());
                show(catalog.member());
            }
        }
        exchange.offer(catalogs.state(self));
    }

    private void show(String member) {
        var seen = members.get(member);
        services.replace(member, seen == null ? List.of() : services(seen));
    }

    private List<Service> services(Seen seen) {
        var meta = seen.meta();
        var offer = meta.offer();
        var whole =
                offer.isWhole()
                        ? offer.services()
                        : catalogs.of(seen.member().name(), offer.revision())
                                .orElse(offer.services());
        var isSuspect = seen.member().status() == Status.SUSPECT;
        return decorated(whole.isEmpty() ? List.of(plain(seen)) : whole, meta, isSuspect);
    }

    /** The one service of a member that does not say more than the eight keys. */
    private static Service plain(Seen seen) {
        var meta = seen.meta();
        var address = meta.baseUrl(host(seen.member()));
        return Service.of(
                meta.service(), List.of(new Node(seen.member().name(), address, Map.of())));
    }

    private static List<Service> decorated(
            List<Service> services, NodeMeta meta, boolean isSuspect) {
        return services.stream()
                .map(each -> each.withNodes(decoratedNodes(each, meta, isSuspect)))
                .toList();
    }

    private static List<Node> decoratedNodes(Service service, NodeMeta meta, boolean isSuspect) {
        if (meta.weight() == 0 && !isSuspect) {
            return service.nodes();
        }
        return service.nodes().stream().map(node -> decorated(node, meta, isSuspect)).toList();
    }

    private static Node decorated(Node node, NodeMeta meta, boolean isSuspect) {
        var metadata = new LinkedHashMap<>(node.metadata());
        if (meta.weight() > 0) {
            metadata.putIfAbsent("weight", Integer.toString(meta.weight()));
        }
        if (isSuspect) {
            metadata.put("status", "suspect");
        }
        return new Node(node.id(), node.address(), metadata);
    }

    private static String host(Member member) {
        return member.address().host().toString();
    }

    /** The cluster that this node is a member of, and what it offers there. */
    private record Joined(Cluster cluster, LocalOffer offer) {}

    /** What other members say beside their metadata. */
    private final class FromOthers implements OfferExchange.Hearer {

        @Override
        public void heard(List<Catalogs.Catalog> catalogs) {
            believe(catalogs);
        }

        @Override
        public void asked(OfferQuestion question) {
            answer(question);
        }
    }

    /** Another member, and what it says of itself. */
    private record Seen(Member member, NodeMeta meta) {}
}
