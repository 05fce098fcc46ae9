package io.doudou.http.broker;

import io.doudou.broker.Broker;
import io.doudou.broker.Courier;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.http.broker.Subscribers.Group;
import io.doudou.http.client.Clients;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A broker without a server of its own: subscriptions stand in the registry, and a publisher posts
 * each message to every subscription and to one member of every queue. It is taken when they have
 * answered, which they do when their receivers are done; so a subscriber that dies in between loses
 * nothing: another member of its queue gets the message. Serves all threads.
 */
public final class HttpBroker implements Broker {

    private static final Logger LOG = System.getLogger(HttpBroker.class.getName());

    /** How often it is looked which connections nobody needs any more. */
    private static final Duration CLEANING = Duration.ofSeconds(10);

    private final Registry registry;
    private final Clients clients;
    private final Supplier<String> address;
    private final Courier.Office office;
    private final Subscribers subscribers;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private final AtomicLong nextCleaning;
    private volatile boolean closed;

    /**
     * A broker to which nobody is subscribed here.
     *
     * @param clients connect to subscribers; closed by their owner
     * @param address where others reach the server that has {@link Deliveries}, as a base URL;
     *     asked for each subscription
     */
    public HttpBroker(
            Registry registry,
            Clients clients,
            Supplier<String> address,
            RandomGenerator random,
            Ticker ticker) {
        this.registry = registry;
        this.clients = clients;
        this.address = address;
        this.office = new Courier.Office(this::post, ticker, random);
        this.subscribers = new Subscribers(registry, ticker);
        this.nextCleaning = new AtomicLong(ticker.nanos());
    }

    @Override
    public void publish(String topic, Message message) {
        requireOpen();
        Broker.requireTopic(topic);
        post(topic, message.sentIn(CallScope.current()));
    }

    private void post(String topic, Message message) {
        var groups = subscribers.groups(topic);
        forgetStrangers();
        if (groups.isEmpty()) {
            return;
        }
        var post = new Post(clients, topic, message, office.ticker());
        var sendings = groups.keySet().stream().map(group -> sending(post, topic, group)).toList();
        if (sendings.size() == 1) {
            sendings.getFirst().run();
        } else {
            runAll(topic, sendings);
        }
    }

    private Sending sending(Post post, String topic, Group group) {
        return new Sending(
                post,
                () -> subscribers.groups(topic).getOrDefault(group, List.of()),
                office.ticker(),
                office.random());
    }

    private static void runAll(String topic, List<Sending> sendings) {
        var tasks = sendings.stream().map(HttpBroker::started).toList();
        var failures = tasks.stream().flatMap(task -> failure(task).stream()).toList();
        if (failures.size() == sendings.size()) {
            throw failures.getFirst();
        }
        if (!failures.isEmpty()) {
            throw new Unknown(
                    "some subscribers of " + topic + " have a message, others do not",
                    failures.getFirst());
        }
    }

    private static FutureTask<Sending> started(Sending sending) {
        var task = new FutureTask<>(sending::run, sending);
        Thread.ofVirtual().name("doudou-publish").start(task);
        return task;
    }

    private static Optional<ServiceException> failure(FutureTask<Sending> sending) {
        try {
            sending.get();
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.of(
                    failed.getCause() instanceof ServiceException known
                            ? known
                            : new Unknown("a message was not sent", failed));
        } catch (InterruptedException stopped) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.of(new Cancelled("interrupted while publishing", stopped));
        }
    }

    /** Now and then closes connections to processes that have no subscriptions any more. */
    private void forgetStrangers() {
        var now = office.ticker().nanos();
        var due = nextCleaning.get();
        if (now - due >= 0 && nextCleaning.compareAndSet(due, now + CLEANING.toNanos())) {
            var known = subscribers.addresses();
            clients.keepDirect(known::contains);
        }
    }

    @Override
    public Subscription subscribe(String topic, Receiver receiver, Terms terms) {
        requireOpen();
        Broker.requireTopic(topic);
        var id = "broker-" + new UUID(office.random().nextLong(), office.random().nextLong());
        var announcements = announcements(topic, terms, id);
        var courier = new Courier(office, topic, receiver, terms);
        desks.put(id, new Desk(topic, terms, courier, announcements));
        try {
            announcements.forEach(registry::register);
        } catch (RuntimeException refused) {
            end(id);
            throw refused;
        }
        return new Subscription() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public void close() {
                end(id);
            }
        };
    }

    private List<Service> announcements(String topic, Terms terms, String id) {
        var base = URI.create(address.get());
        var metadata =
                Map.of(
                        "broker",
                        "http",
                        "topic",
                        topic,
                        "secure",
                        Boolean.toString("https".equals(base.getScheme())));
        var node = new Node(id, base.getRawAuthority(), metadata);
        var version = terms.queue().orElse(Form.BROADCAST);
        return Form.of(topic).stream()
                .map(form -> form.service(topic))
                .map(name -> new Service(name, version, Map.of(), List.of(), List.of(node)))
                .toList();
    }

    private void end(String id) {
        var desk = desks.remove(id);
        if (desk == null) {
            return;
        }
        try {
            desk.announcements().forEach(registry::deregister);
        } catch (ServiceException unreachable) {
            LOG.log(Level.WARNING, "the registry was not told of the end of " + id, unreachable);
        } catch (IllegalStateException closed) {
            // A registry that was closed before has taken everything back.
        } finally {
            desk.close();
        }
    }

    /** What becomes of a message that was posted to this process. */
    Desk.Receipt deliver(String id, Message message) throws InterruptedException {
        var desk = desks.get(id);
        return desk == null || !desk.topic().equals(Form.topic(message))
                ? Desk.Receipt.GONE
                : desk.deliver(Form.bare(message));
    }

    /** Those of {@code topic} that this process has, by id. */
    Set<String> own(String topic) {
        return desks.entrySet().stream()
                .filter(desk -> desk.getValue().topic().equals(topic))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Those of {@code topic} that the registry has told of, by id. */
    Set<String> known(String topic) {
        return subscribers.of(topic).stream().map(Subscriber::id).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        closed = true;
        var ending =
                desks.keySet().stream().map(id -> Thread.ofVirtual().start(() -> end(id))).toList();
        try {
            for (var thread : ending) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        subscribers.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the broker is closed");
        }
    }
}
