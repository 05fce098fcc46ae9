package io.doudou.nats;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.registry.MicroForm;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.SnapshotWatch;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/*
 * Who does what.
 *
 * There is no list anywhere: whoever wants to know asks on a subject that all nodes hear, and those
 * that offer the service answer. Nodes that come and go say so on another subject. The first look-up
 * of a service asks and waits, until answers have come and no more follow at once, or for the whole
 * time when nobody answers. From then on the service is followed: a thread asks again and again, and
 * look-ups are answered from what is known, until nobody has asked for a minute.
 *
 * Callers, the library's thread and ours meet in one lock, this object, which nobody holds while
 * waiting for a connection.
 */
/**
 * A registry of questions and answers over NATS, in the form of go-micro, so that its programs find
 * ours and ours find them. Serves all threads.
 *
 * <p>A node that is deregistered says so; one that crashes is gone after {@code
 * GDD_NATS_REGISTRY_REFRESH} and three seconds. While the servers are away what is known is used,
 * and what is registered is announced when they are back.
 */
public final class NatsRegistry implements Registry {

    /** Where questions are asked. */
    static final String QUERY = "micro.nats.query";

    /** Where nodes say that they come and go. */
    static final String WATCH = "micro.nats.watch";

    /** Where programs of go-micro 1 do. */
    private static final String QUERY_OLD = "micro.registry.nats.query";

    private static final String WATCH_OLD = "micro.registry.nats.watch";

    /** Says of what is said on an old subject that it is said on the new one, too. */
    private static final String TWICE = Letters.OURS + "Twice";

    /** After an answer, how long there may be nothing until a look-up is content. */
    private static final Duration QUIET = Duration.ofMillis(20);

    /** How long it is believed that nobody offers a service; who comes meanwhile says so. */
    private static final Duration NOBODY = Duration.ofSeconds(1);

    /** How long nodes have to come back when the servers were away, until silence counts again. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** A service that nobody asked for so long is no longer followed. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final Duration TURN = Duration.ofMillis(500);

    private final Link link;
    private final Duration answerWait;
    private final Duration refresh;
    private final Ticker ticker;
    private final Thread thread;
    private final Runnable again = this::connected;

    // Guarded by this, which look-ups wait on.
    private final Map<Key, Service> own = new LinkedHashMap<>();
    private final Map<String, Neighbours> followed = new LinkedHashMap<>();
    private final TreeSet<String> listed = new TreeSet<>();
    private @Nullable Dispatcher dispatcher;
    private String answers = "";
    private String lists = "";
    private long graceEndNanos;
    private boolean closed;

    /** One node of one service. */
    private record Key(String service, String node) {}

    /**
     * A registry that begins to connect.
     *
     * @param settings those of {@link NatsOptions}
     */
    public NatsRegistry(Settings settings, Ticker ticker) {
        this.link = Link.open(settings, PluginOptions.REGISTRY_ADDRESS, "registry", ticker);
        this.answerWait = settings.get(NatsOptions.REGISTRY_WAIT);
        this.refresh = settings.get(NatsOptions.REGISTRY_REFRESH);
        this.ticker = ticker;
        this.thread = Thread.ofVirtual().name("doudou-nats-registry").unstarted(this::run);
        link.whenConnected(again);
        thread.start();
    }

    /** The first time listens; each time makes up for what was missed. */
    private synchronized void connected() {
        if (closed) {
            return;
        }
        graceEndNanos = ticker.nanos() + GRACE.toNanos();
        var connection = listen(link.connection());
        own.values().forEach(each -> say(connection, ServiceJson.CREATE, each));
        followed.values().forEach(each -> each.nextNanos = ticker.nanos());
    }

    private Connection listen(Connection connection) {
        if (dispatcher == null) {
            answers = connection.createInbox();
            lists = connection.createInbox();
            dispatcher = connection.createDispatcher(this::heard);
            for (var subject : List.of(QUERY, QUERY_OLD, WATCH, WATCH_OLD, answers, lists)) {
                dispatcher.subscribe(subject);
            }
        }
        return connection;
    }

    private static void say(Connection connection, String action, Service service) {
        var json = ServiceJson.write(action, service);
        connection.publish(WATCH, json);
        connection.publish(twice(WATCH_OLD).data(json).build());
    }

    private static void ask(Connection connection, String inbox, byte[] question) {
        connection.publish(QUERY, inbox, question);
        connection.publish(twice(QUERY_OLD).replyTo(inbox).data(question).build());
    }

    private static NatsMessage.Builder twice(String subject) {
        return NatsMessage.builder().subject(subject).headers(new Headers().put(TWICE, "true"));
    }

    @Override
    public synchronized void register(Service service) {
        requireOpen();
        if (service.nodes().isEmpty()) {
            throw new IllegalArgumentException("service " + service.name() + " has no node");
        }
        for (var node : service.nodes()) {
            var told = MicroForm.of(service, node, "nats");
            own.put(new Key(service.name(), node.id()), told);
            ifConnected().ifPresent(there -> say(there, ServiceJson.CREATE, told));
        }
        tell(service.name());
    }

    private Optional<Connection> ifConnected() {
        return link.isConnected() ? Optional.of(listen(link.connection())) : Optional.empty();
    }

    @Override
    public synchronized void deregister(Service service) {
        requireOpen();
        for (var node : service.nodes()) {
            var told = own.remove(new Key(service.name(), node.id()));
            if (told != null) {
                ifConnected().ifPresent(there -> say(there, ServiceJson.DELETE, told));
            }
        }
        tell(service.name());
    }

    /**
     * {@inheritDoc}
     *
     * @throws Unreachable when the servers are away and nothing is known of the service
     */
    @Override
    public List<Service> lookup(String name) {
        requireOpen();
        if (isToBeAsked(name)) {
            try {
                search(name);
            } catch (Unreachable away) {
                if (known(name).isEmpty()) {
                    throw away;
                }
            }
        }
        return known(name);
    }

    private synchronized List<Service> known(String name) {
        return snapshot(follow(name));
    }

    private synchronized boolean isToBeAsked(String name) {
        var known = follow(name);
        var isLongAgo = ticker.nanos() - known.askedNanos >= NOBODY.toNanos();
        return !known.isAsked || (known.isEmpty() && isLongAgo);
    }

    private void search(String name) {
        var connection = link.connection();
        synchronized (this) {
            requireOpen();
            var known = follow(name);
            ask(listen(connection), known);
            var isHere = own.keySet().stream().anyMatch(each -> each.service().equals(name));
            await(
                    known.askedNanos,
                    () -> isHere ? Math.max(known.askedNanos, known.heardNanos) : known.heardNanos);
            if (known.isEmpty() && !isHere && !link.isConnected()) {
                throw new Unreachable("NATS went away while nodes of " + name + " were asked for");
            }
        }
    }

    private void ask(Connection connection, Neighbours known) {
        known.asked(ticker.nanos());
        ask(connection, answers, ServiceJson.question(known.name));
    }

    /** When something was heard last. */
    private interface Heard {
        long nanos();
    }

    /** Until nothing more is heard, or for the whole time when nothing is. */
    private void await(long began, Heard heard) {
        while (!closed) {
            var last = heard.nanos();
            var whole = began + answerWait.toNanos();
            var isAnswered = last - began >= 0;
            var end = isAnswered ? Math.min(whole, last + QUIET.toNanos()) : whole;
            var left = end - ticker.nanos();
            if (left <= 0) {
                return;
            }
            pause(left);
        }
        requireOpen();
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is that of the caller.
    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while waiting for answers over NATS", stopped);
        }
    }

    @Override
    public List<String> list() {
        requireOpen();
        var connection = link.connection();
        synchronized (this) {
            requireOpen();
            listed.clear();
            ask(listen(connection), lists, ServiceJson.question());
            await(ticker.nanos(), () -> Long.MIN_VALUE / 2 + ticker.nanos());
            own.keySet().forEach(each -> listed.add(each.service()));
            return List.copyOf(listed);
        }
    }

    @Override
    public synchronized Watch watch(String name) {
        requireOpen();
        var known = follow(name);
        var isNew = !known.isAsked;
        var watch = new SnapshotWatch(ended -> unwatched(name, ended));
        known.watches.add(watch);
        if (!isNew || !link.isConnected()) {
            watch.offer(snapshot(known));
        } else {
            Thread.ofVirtual().start(() -> begin(name, watch));
        }
        return watch;
    }

    /** The first snapshot of a watch is that of a look-up. */
    private void begin(String name, SnapshotWatch watch) {
        try {
            watch.offer(lookup(name));
        } catch (Unreachable | IllegalStateException away) {
            synchronized (this) {
                watch.offer(snapshot(follow(name)));
            }
        }
    }

    private synchronized void unwatched(String name, SnapshotWatch watch) {
        var known = followed.get(name);
        if (known != null) {
            known.watches.remove(watch);
        }
    }

    private Neighbours follow(String name) {
        var now = ticker.nanos();
        var known = followed.computeIfAbsent(name, fresh -> new Neighbours(fresh, now));
        known.usedNanos = now;
        return known;
    }

    private List<Service> snapshot(Neighbours known) {
        var here =
                own.entrySet().stream()
                        .filter(each -> each.getKey().service().equals(known.name))
                        .map(each -> MicroForm.restored(each.getValue()))
                        .toList();
        return known.snapshot(here);
    }

    private void tell(String name) {
        var known = followed.get(name);
        if (known != null) {
            var snapshot = snapshot(known);
            known.watches.forEach(watch -> watch.offer(snapshot));
        }
        notifyAll();
    }

    /** On the library's thread. */
    private synchronized void heard(Message message) {
        var subject = message.getSubject();
        if (closed || message.isStatusMessage() || !Letters.field(message, TWICE).isEmpty()) {
            return;
        }
        if (subject.equals(QUERY) || subject.equals(QUERY_OLD)) {
            ServiceJson.readSaying(message.getData()).ifPresent(asked -> answer(message, asked));
        } else if (subject.equals(WATCH) || subject.equals(WATCH_OLD)) {
            ServiceJson.readSaying(message.getData()).ifPresent(this::changed);
        } else if (subject.equals(lists)) {
            ServiceJson.readService(message.getData()).map(Service::name).ifPresent(listed::add);
        } else {
            ServiceJson.readService(message.getData()).ifPresent(this::present);
        }
    }

    private void answer(Message message, ServiceJson.Saying asked) {
        var to = message.getReplyTo();
        if (to == null || to.equals(answers) || to.equals(lists)) {
            return;
        }
        for (var service : own.values()) {
            if (asked.action().equals(ServiceJson.LIST)
                    || (asked.action().equals(ServiceJson.GET)
                            && asked.service().name().equals(service.name()))) {
                link.connection().publish(to, ServiceJson.write(service));
            }
        }
    }

    private void changed(ServiceJson.Saying saying) {
        if (saying.action().equals(ServiceJson.DELETE)) {
            var known = followed.get(saying.service().name());
            if (known != null) {
                known.left(saying.service());
                tell(known.name);
            }
        } else {
            present(saying.service());
        }
    }

    private void present(Service service) {
        var known = followed.get(service.name());
        if (known != null) {
            known.heard(service.withNodes(others(service)), ticker.nanos());
            tell(known.name);
        }
    }

    /** Without the nodes that are registered here. */
    private List<Node> others(Service service) {
        return service.nodes().stream()
                .filter(node -> !own.containsKey(new Key(service.name(), node.id())))
                .toList();
    }

    private void run() {
        try {
            while (true) {
                ticker.sleep(TURN);
                turn();
            }
        } catch (InterruptedException ended) {
            // The registry is closed.
        }
    }

    private synchronized void turn() {
        if (closed || !link.isConnected()) {
            return;
        }
        var now = ticker.nanos();
        followed.values()
                .removeIf(each -> each.watches.isEmpty() && now - each.usedNanos >= IDLE.toNanos());
        for (var known : followed.values()) {
            if (now - known.nextNanos >= 0) {
                refresh(known, now);
            }
        }
    }

    /** Counts who answered the last time, and asks again. */
    private void refresh(Neighbours known, long now) {
        if (known.isAsked) {
            known.counted(now, refresh, now - graceEndNanos >= 0);
            tell(known.name);
        }
        if (now - known.nextNanos >= 0) {
            ask(listen(link.connection()), known);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            ifConnected()
                    .ifPresent(
                            there ->
                                    own.values()
                                            .forEach(each -> say(there, ServiceJson.DELETE, each)));
            followed.values().forEach(each -> each.watches.forEach(SnapshotWatch::end));
            followed.clear();
            own.clear();
            notifyAll();
        }
        link.forget(again);
        thread.interrupt();
        link.close();
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }
}
