package io.doudou.consul;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.Lease;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Who offers which service according to Consul, in the tag encoding that all releases of go-micro
 * read and write. Serves all threads.
 *
 * <p>What is registered here is kept alive by a thread, and registered again when the agent has
 * forgotten it. While the agent is away registering succeeds and is made up for later; looking
 * something up is {@link Unreachable}, and watches keep what they have told.
 */
public final class ConsulRegistry implements Registry {

    /** The wait between questions while Consul elects a leader. */
    private static final Duration ELECTION = Duration.ofMillis(100);

    /** What Consul calls itself. */
    private static final String CONSUL = "consul";

    private static final JsonCodec.Read<Map<String, List<String>>> NAMES =
            in -> in.map(tags -> tags.list(JsonReader::string));

    private final ConsulAgent agent;
    private final Upkeep upkeep;
    private final Duration patience;
    private final Duration watchWait;
    private final Ticker ticker;
    private final RandomGenerator random;

    // Guarded by this.
    private final Map<String, Followed> followed = new HashMap<>();
    private boolean closed;

    /**
     * A registry that asks nothing before its first use.
     *
     * @param settings those of {@link ConsulOptions}, and the lease
     * @param random spreads what many programs do at the same moment; serves all threads
     */
    public ConsulRegistry(Settings settings, Ticker ticker, RandomGenerator random) {
        this.agent = new ConsulAgent(settings);
        this.patience = settings.get(ConsulOptions.TIMEOUT);
        this.watchWait = settings.get(ConsulOptions.WATCH_WAIT);
        var forgetAfter = settings.get(ConsulOptions.FORGET_AFTER);
        this.upkeep = new Upkeep(agent, Lease.of(settings), forgetAfter, ticker);
        this.ticker = ticker;
        this.random = random;
    }

    /**
     * {@inheritDoc}
     *
     * @throws Unreachable when Consul refuses, saying why; not when it is away
     */
    @Override
    public void register(Service service) {
        requireOpen();
        if (service.nodes().isEmpty()) {
            throw new IllegalArgumentException("service " + service.name() + " has no node");
        }
        upkeep.add(service);
    }

    @Override
    public void deregister(Service service) {
        requireOpen();
        upkeep.remove(service);
    }

    @Override
    public List<Service> lookup(String name) {
        requireOpen();
        return Instances.read(name, ask("tell who offers " + name, Followed.path(name)));
    }

    @Override
    public List<String> list() {
        requireOpen();
        var problems = new Problems();
        var json = ask("list services", "/v1/catalog/services?stale");
        var names = JsonReader.read(json, "services", NAMES, problems);
        if (problems.count() > 0) {
            throw new Malformed("the list of Consul makes no sense: " + problems.list());
        }
        var sorted = new TreeSet<>(names.keySet());
        sorted.remove(CONSUL);
        return List.copyOf(sorted);
    }

    /** Waits a while for a leader when there is none. */
    private byte[] ask(String what, String path) {
        var end = ticker.nanos() + patience.toNanos();
        var answer = agent.get(path);
        while (answer.isLater() && end - ticker.nanos() > 0) {
            pause();
            answer = agent.get(path);
        }
        if (!answer.isOk()) {
            throw agent.refusal(what, answer);
        }
        return answer.body();
    }

    private void pause() {
        try {
            ticker.sleep(ELECTION);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while waiting for Consul", stopped);
        }
    }

    @Override
    public synchronized Watch watch(String name) {
        requireOpen();
        return followed.computeIfAbsent(name, this::follow).watch();
    }

    private Followed follow(String name) {
        var begun = new Followed(agent, name, watchWait, ticker, random, this::forget);
        begun.begin();
        return begun;
    }

    /** Nobody watches a service any more. */
    private synchronized void forget(Followed unwatched) {
        if (unwatched.isUnwatched() && followed.remove(unwatched.name(), unwatched)) {
            unwatched.close();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            followed.values().forEach(Followed::close);
            followed.clear();
        }
        upkeep.close();
        agent.close();
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }
}
