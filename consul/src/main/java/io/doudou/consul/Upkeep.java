package io.doudou.consul;

import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.plugin.Lease;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this program has registered. A thread tells the agent again and again that the nodes are
 * alive, and registers those again that the agent does not know, because it was started anew.
 * Serves all threads; one at a time speaks with the agent about registrations.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    /**
     * The longest time until an agent that was started anew knows the nodes again. A beat costs the
     * agent next to nothing: it passes on only what changes.
     */
    private static final Duration BEAT_MAX = Duration.ofSeconds(2);

    private static final int NOT_FOUND = 404;

    private final ConsulAgent agent;
    private final Lease lease;
    private final Duration forgetAfter;
    private final Duration beat;
    private final Ticker ticker;
    private final Thread thread;

    // Guarded by this.
    private final Map<Key, Registration> kept = new LinkedHashMap<>();
    private boolean isTroubled;

    /** One node of one service. */
    private record Key(String service, String node) {}

    Upkeep(ConsulAgent agent, Lease lease, Duration forgetAfter, Ticker ticker) {
        this.agent = agent;
        this.lease = lease;
        this.forgetAfter = forgetAfter;
        this.beat = lease.interval().compareTo(BEAT_MAX) < 0 ? lease.interval() : BEAT_MAX;
        this.ticker = ticker;
        this.thread = Thread.ofVirtual().name("doudou-consul-upkeep").unstarted(this::run);
    }

    /**
     * Registers the nodes of a service and keeps them.
     *
     * @throws Unreachable when the agent refuses; not when it is away
     */
    synchronized void add(Service service) {
        for (var node : service.nodes()) {
            var key = new Key(service.name(), node.id());
            var registration = Registration.of(service, node, isTaken(key));
            kept.put(key, registration);
            try {
                register(registration);
            } catch (Unreachable refused) {
                kept.remove(key);
                throw refused;
            }
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    private boolean isTaken(Key key) {
        return kept.entrySet().stream()
                .anyMatch(
                        each ->
                                !each.getKey().equals(key)
                                        && each.getValue().id().equals(key.node()));
    }

    /** Whatever does not go well now and may go well later is left to the thread. */
    private void register(Registration registration) {
        Optional<ConsulAgent.Answer> answer;
        try {
            var json = registration.json(lease, forgetAfter);
            answer = Optional.of(agent.put("/v1/agent/service/register", json));
        } catch (Unreachable away) {
            troubled(String.valueOf(away.getMessage()));
            return;
        }
        if (answer.get().isOk()) {
            relieved();
        } else if (answer.get().isLater()) {
            troubled(answer.get().reason());
        } else {
            throw agent.refusal("register " + registration.id(), answer.get());
        }
    }

    synchronized void remove(Service service) {
        for (var node : service.nodes()) {
            var registration = kept.remove(new Key(service.name(), node.id()));
            if (registration != null) {
                deregister(registration);
            }
        }
    }

    private void deregister(Registration registration) {
        try {
            var path = "/v1/agent/service/deregister/" + ConsulAgent.encoded(registration.id());
            var answer = agent.put(path, new byte[0]);
            if (!answer.isOk() && answer.status() != NOT_FOUND) {
                LOG.log(
                        Level.WARNING,
                        "Consul forgets {0} only after {1}: {2}",
                        registration.id(),
                        lease.ttl(),
                        answer.reason());
            }
        } catch (ServiceException away) {
            LOG.log(
                    Level.WARNING,
                    "Consul is away, and forgets {0} only after {1}",
                    registration.id(),
                    lease.ttl());
        }
    }

    private void run() {
        try {
            while (true) {
                ticker.sleep(beat);
                beat();
            }
        } catch (InterruptedException closed) {
            // Nothing is kept any more.
        }
    }

    private synchronized void beat() {
        for (var registration : List.copyOf(kept.values())) {
            try {
                beat(registration);
            } catch (ServiceException failure) {
                troubled(String.valueOf(failure.getMessage()));
                return;
            }
        }
    }

    private void beat(Registration registration) {
        var id = "service:" + registration.id();
        var answer = agent.put("/v1/agent/check/pass/" + ConsulAgent.encoded(id), new byte[0]);
        if (answer.isOk()) {
            relieved();
        } else if (answer.status() == NOT_FOUND || answer.isLater()) {
            // Consul does not know the check; newer agents say so by 404, older ones by 500.
            register(registration);
        } else {
            throw agent.refusal("renew " + registration.id(), answer);
        }
    }

    private void troubled(String reason) {
        LOG.log(
                isTroubled ? Level.DEBUG : Level.WARNING,
                "what is registered in Consul is not kept up: {0}",
                reason);
        isTroubled = true;
    }

    private void relieved() {
        if (isTroubled) {
            isTroubled = false;
            LOG.log(Level.INFO, "what is registered in Consul is kept up again");
        }
    }

    /** Deregisters everything. */
    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            kept.values().forEach(this::deregister);
            kept.clear();
        }
    }
}
