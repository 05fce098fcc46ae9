package io.doudou.redis;

import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.figure.Figure;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.redis.list.Entry;
import io.doudou.redis.list.EntryList;
import io.doudou.redis.list.LiveList;
import io.doudou.redis.list.Pace;
import io.doudou.redis.list.UniqueName;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Refusal;
import io.doudou.redis.wire.Server;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Roster;
import io.doudou.registry.Service;
import io.doudou.registry.Sighting;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A registry in one hash of Redis, which programs of gosd share: they find our services and we find
 * theirs. Look-ups are answered from a copy that keeps itself up to date, so they cost no round
 * trip, and go on while the server is away. Serves all threads.
 */
public final class RedisRegistry implements Registry {

    /** Names that are tried when others have the same one. */
    private static final int NAMES_MAX = 10;

    /** The finest step that a unique name can tell apart. */
    private static final long STEP_NANOS = 10;

    private final LiveList list;
    private final ShownList shown;
    private final Registry view = Registry.inMemory();
    private final Ticker ticker;

    // Guarded by this.
    private final Map<List<String>, Entry> registered = new HashMap<>();
    private Instant lastName = Instant.MIN;

    /**
     * A registry that connects when first used.
     *
     * @param settings those of {@link RedisOptions}
     * @param random spreads what many processes do at the same moment
     */
    public RedisRegistry(Settings settings, Ticker ticker, RandomGenerator random) {
        this.ticker = ticker;
        this.shown = new ShownList(view);
        var redis = new Redis(Server.of(settings, PluginOptions.REGISTRY_ADDRESS), ticker);
        var pace = Pace.of(settings);
        this.list =
                new LiveList(
                        new EntryList(redis, settings.get(RedisOptions.KEY), pace.ttl()),
                        pace,
                        ticker,
                        random,
                        shown::show);
    }

    /**
     * {@inheritDoc}
     *
     * <p>While the server cannot be reached the node is known here only, and to the others as soon
     * as it can, unless {@code GDD_REDIS_REQUIRED} is set.
     */
    @Override
    public synchronized void register(Service service) {
        if (service.nodes().isEmpty()) {
            throw new IllegalArgumentException("service " + service.name() + " has no node");
        }
        for (var node : service.nodes()) {
            register(service, node);
        }
    }

    private void register(Service service, Node node) {
        var key = List.of(service.name(), node.id());
        var details = Details.of(service, node).json();
        var before = registered.get(key);
        if (before != null && before.url().equals(node.address())) {
            var entry = new Entry(before.field(), before.url(), details);
            list.add(entry);
            registered.put(key, entry);
            return;
        }
        registered.put(key, added(service.name(), node.address(), details));
        if (before != null) {
            list.remove(before.field());
        }
    }

    private Entry added(String service, String url, String details) {
        for (int i = 0; i < NAMES_MAX; i++) {
            var entry = new Entry(UniqueName.of(service, nextTime()), url, details);
            if (list.add(entry)) {
                return entry;
            }
        }
        throw new Unreachable("all names that were tried for " + service + " are taken in redis");
    }

    /** Every name of this process is another one, however coarse the clock. */
    private LocalDateTime nextTime() {
        var now = ticker.now();
        lastName = now.isAfter(lastName) ? now : lastName.plusNanos(STEP_NANOS);
        return LocalDateTime.ofInstant(lastName, ZoneId.systemDefault());
    }

    @Override
    public synchronized void deregister(Service service) {
        view.list();
        for (var node : service.nodes()) {
            var entry = registered.remove(List.of(service.name(), node.id()));
            if (entry != null) {
                list.remove(entry.field());
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws ServiceException when the server has never answered since the start
     */
    @Override
    public List<Service> lookup(String name) {
        view.list();
        list.known();
        return view.lookup(name);
    }

    @Override
    public List<String> list() {
        view.list();
        list.known();
        return view.list();
    }

    /** {@inheritDoc} As long as the server has never answered, there is nothing. */
    @Override
    public Watch watch(String name) {
        var watch = view.watch(name);
        try {
            list.known();
        } catch (ServiceException away) {
            // The watch tells what is there as soon as the server answers.
        }
        return watch;
    }

    @Override
    public Roster roster() {
        var answers = Roster.of(view);
        return new Roster() {
            @Override
            public List<Sighting> sightings() {
                return answers.sightings();
            }

            @Override
            public List<Figure> figures() {
                return RedisRegistry.this.figures();
            }
        };
    }

    private List<Figure> figures() {
        var listing = list.listing();
        var last = list.last();
        double age = listing.isRead() ? (ticker.nanos() - listing.readNanos()) / 1e9 : Double.NaN;
        return List.of(
                Figure.gauge(
                        "doudou_redis_entries",
                        "Entries of the list of services.",
                        listing.entries().size()),
                Figure.gauge(
                        "doudou_redis_odd_entries",
                        "Entries that are no nodes that could be called.",
                        shown.odd()),
                Figure.gauge(
                        "doudou_redis_list_age_seconds",
                        "How long ago the list was read; NaN: never.",
                        age),
                Figure.counter(
                        "doudou_redis_reads_total",
                        "Attempts to read the list.",
                        (double) last.count()),
                Figure.counter(
                        "doudou_redis_reads_failed_total",
                        "Attempts to read the list that failed.",
                        (double) last.failed()));
    }

    /**
     * Connects now, so that a program says so when it starts.
     *
     * @throws ServiceException when the server says no, or cannot be reached and is required
     */
    void open(boolean isRequired) {
        try {
            list.refreshed();
        } catch (ServiceException failure) {
            if (isRequired || failure.getCause() instanceof Refusal) {
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        list.close();
        view.close();
    }
}
