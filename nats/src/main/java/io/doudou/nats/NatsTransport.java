package io.doudou.nats;

import io.doudou.broker.Message;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.time.Ticker;
import io.doudou.transport.Conversation;
import io.doudou.transport.Transport;
import io.nats.client.impl.NatsMessage;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * A transport whose addresses are subjects of NATS, and whose calls are its requests: nodes need a
 * way to a server and none to each other. Serves all threads.
 *
 * <p>A call that the servers could not bring to anybody may be repeated; while they are away that
 * is every call, after {@code GDD_NATS_CONNECT_TIMEOUT}. Whoever listens does so again when they
 * are back. A conversation does not outlive the connection.
 */
public final class NatsTransport implements Transport {

    /** How long the caller waits, in nanoseconds. */
    static final String TIMEOUT = Letters.OURS + "Timeout";

    /** Why there is no answer, because the answerer failed. */
    static final String FAILED = Letters.OURS + "Failed";

    /** Why a call was not begun. */
    static final String REFUSED = Letters.OURS + "Refused";

    /** Asks whether somebody listens; such a request is no call. */
    static final String ASKED = Letters.OURS + "Asked";

    /** Where whoever wants to open a conversation hears. */
    static final String OPENS = Letters.OURS + "Opens";

    /** Where whoever takes part in a conversation hears. */
    static final String OPENED = Letters.OURS + "Opened";

    private static final Duration ASK_LIMIT = Duration.ofSeconds(1);

    private final Link link;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final NatsOptions.Form form;
    private final NatsTalks talks;
    private final Map<String, NatsArrivals> listening = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A transport that begins to connect.
     *
     * @param settings those of {@link NatsOptions}
     * @param random names addresses; serves all threads
     */
    public NatsTransport(Settings settings, Ticker ticker, RandomGenerator random) {
        this.link = Link.open(settings, PluginOptions.TRANSPORT_ADDRESS, "transport", ticker);
        this.form = settings.get(NatsOptions.FORM);
        this.ticker = ticker;
        this.random = random;
        this.talks = new NatsTalks(link, nameless(), ticker);
    }

    /**
     * {@inheritDoc}
     *
     * <p>An address is a subject of NATS without wildcards.
     */
    @Override
    public Arrivals listen(String address, Answerer answerer) {
        requireOpen();
        var name = address.isEmpty() ? nameless() : address;
        if (!Subjects.of(name).equals(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no subject of NATS");
        }
        if (!address.isEmpty() && isTaken(name)) {
            throw taken(name);
        }
        var arrivals = new NatsArrivals(link, talks, name, answerer, ticker, listening::remove);
        if (listening.putIfAbsent(name, arrivals) != null) {
            throw taken(name);
        }
        try {
            arrivals.begin();
        } catch (RuntimeException failure) {
            listening.remove(name, arrivals);
            throw failure;
        }
        if (closed) {
            arrivals.close();
            requireOpen();
        }
        return arrivals;
    }

    private String nameless() {
        return "doudou." + new UUID(random.nextLong(), random.nextLong());
    }

    private static IllegalArgumentException taken(String name) {
        return new IllegalArgumentException("somebody listens at " + name + " already");
    }

    /** Somebody may listen there in another process. */
    private boolean isTaken(String name) {
        try {
            link.request(
                    Letters.write(name, Message.of(""), Map.of(ASKED, "true")).build(), ASK_LIMIT);
            return true;
        } catch (Unreachable nobody) {
            return false;
        }
    }

    @Override
    public Message call(String address, Message request, Duration limit) {
        requireOpen();
        var timeout = Map.of(TIMEOUT, Long.toString(limit.toNanos()));
        var letter =
                switch (form) {
                    case HEADERS -> Letters.write(address, request, timeout);
                    case MICRO -> Letters.writeJson(address, request, timeout);
                };
        return Letters.read(request(address, letter.build(), limit));
    }

    private io.nats.client.Message request(String address, NatsMessage letter, Duration limit) {
        var answer = link.request(letter, limit);
        reason(answer, REFUSED)
                .ifPresent(
                        reason -> {
                            throw new Unreachable(address + " takes no calls: " + reason);
                        });
        reason(answer, FAILED)
                .ifPresent(
                        reason -> {
                            throw new Unknown(address + ": the call failed there: " + reason);
                        });
        return answer;
    }

    @Override
    public Conversation open(String address, Message opening, Duration limit) {
        requireOpen();
        var here = talks.begin("the conversation with " + address, () -> {});
        try {
            var letter = Letters.write(address, opening, Map.of(OPENS, here.subject()));
            var answer = request(address, letter.build(), limit);
            here.lead(
                    reason(answer, OPENED)
                            .orElseThrow(() -> new Unknown(address + " answers calls only")));
            return here.talk();
        } catch (RuntimeException unopened) {
            here.closed();
            throw unopened;
        }
    }

    private static Optional<String> reason(io.nats.client.Message answer, String field) {
        return Optional.of(Letters.field(answer, field)).filter(text -> !text.isEmpty());
    }

    @Override
    public void close() {
        closed = true;
        listening.values().forEach(NatsArrivals::close);
        talks.close();
        link.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the transport is closed");
        }
    }
}
