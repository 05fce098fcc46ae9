package io.doudou.nats;

import io.doudou.option.Option;

import java.time.Duration;
import java.util.List;

/** What an operator may choose about NATS. */
public final class NatsOptions {

    /**
     * The servers, of which one is used at a time: {@code nats://10.0.0.5:4222}, several separated
     * by commas. {@code tls://} encrypts.
     */
    public static final Option<String> SERVERS =
            Option.text("GDD_NATS_SERVERS", "nats://127.0.0.1:4222").orKey("MICRO_NATS_ADDRESS");

    /** A {@code .creds} file that this program proves itself with; empty: none. */
    public static final Option<String> CREDENTIALS = Option.text("GDD_NATS_CREDENTIALS", "");

    /** The token that the servers ask for; empty: none. */
    public static final Option<String> TOKEN = Option.text("GDD_NATS_TOKEN", "").secret();

    /** The user that the servers ask for; empty: none. */
    public static final Option<String> USER = Option.text("GDD_NATS_USER", "");

    /** The password of {@code GDD_NATS_USER}. */
    public static final Option<String> PASSWORD = Option.text("GDD_NATS_PASSWORD", "").secret();

    /**
     * A PEM file with the certificates that the servers are trusted by, with which every connection
     * is encrypted. Empty: those that come with the JDK.
     */
    public static final Option<String> TRUST = Option.text("GDD_NATS_TRUST", "");

    /**
     * How long opening a connection may take, and how long whoever needs one that is broken waits
     * for it before he hears that the servers are away.
     */
    public static final Option<Duration> CONNECT_TIMEOUT =
            Option.duration("GDD_NATS_CONNECT_TIMEOUT", Duration.ofSeconds(2))
                    .within(Duration.ofMillis(10), Duration.ofMinutes(1));

    /**
     * What happens to a message on its way: {@code jetstream} keeps it until it is acknowledged;
     * {@code core} brings it to those who listen at that moment, at most once.
     */
    public static final Option<Delivering> DELIVERY =
            Option.choice("GDD_NATS_DELIVERY", Delivering.JETSTREAM);

    /**
     * How messages and calls are written: {@code headers} as NATS itself has them, {@code micro} as
     * JSON that go-micro reads. Both are always read.
     */
    public static final Option<Form> FORM = Option.choice("GDD_NATS_FORM", Form.HEADERS);

    /** Where JetStream keeps messages: {@code file}, or {@code memory}, which is lost with it. */
    public static final Option<Storing> STREAM_STORAGE =
            Option.choice("GDD_NATS_STREAM_STORAGE", Storing.FILE);

    /** On how many servers of a cluster JetStream keeps each message. */
    public static final Option<Integer> STREAM_REPLICAS =
            Option.integer("GDD_NATS_STREAM_REPLICAS", 1).within(1, 5);

    /** How long a message waits for a queue whose members are all gone. */
    public static final Option<Duration> STREAM_AGE_MAX =
            Option.duration("GDD_NATS_STREAM_AGE_MAX", Duration.ofDays(3))
                    .within(Duration.ofMinutes(5), Duration.ofDays(365));

    /**
     * Messages of one topic that wait. When there is no room for another one publishers wait, and
     * then fail. Bytes are limited by the servers, for all streams together.
     */
    public static final Option<Integer> STREAM_MESSAGES_MAX =
            Option.integer("GDD_NATS_STREAM_MESSAGES_MAX", 1_000_000).atLeast(1);

    /**
     * How long a message that a process took and then crashed with waits until another one gets it.
     */
    public static final Option<Duration> ACKNOWLEDGE_WAIT =
            Option.duration("GDD_NATS_ACKNOWLEDGE_WAIT", Duration.ofSeconds(10))
                    .within(Duration.ofSeconds(1), Duration.ofHours(1));

    /**
     * How long a look-up waits for somebody who offers the service. It ends sooner when answers
     * have come and no more follow at once; who answers later is found by the next one.
     */
    public static final Option<Duration> REGISTRY_WAIT =
            Option.duration("GDD_NATS_REGISTRY_WAIT", Duration.ofMillis(100))
                    .within(Duration.ofMillis(1), Duration.ofSeconds(10));

    /**
     * How often the nodes of a service that is in use here are asked whether they are still there.
     * A crashed one is gone three seconds after that.
     */
    public static final Option<Duration> REGISTRY_REFRESH =
            Option.duration("GDD_NATS_REGISTRY_REFRESH", Duration.ofSeconds(5))
                    .within(Duration.ofSeconds(1), Duration.ofHours(1));

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(
                    SERVERS,
                    CREDENTIALS,
                    TOKEN,
                    USER,
                    PASSWORD,
                    TRUST,
                    CONNECT_TIMEOUT,
                    DELIVERY,
                    FORM,
                    STREAM_STORAGE,
                    STREAM_REPLICAS,
                    STREAM_AGE_MAX,
                    STREAM_MESSAGES_MAX,
                    ACKNOWLEDGE_WAIT,
                    REGISTRY_WAIT,
                    REGISTRY_REFRESH);

    private NatsOptions() {}

    /** What happens to a message on its way. */
    public enum Delivering {
        /** It is kept until it is acknowledged. */
        JETSTREAM,
        /** Whoever listens gets it, at most once. */
        CORE
    }

    /** How messages are written. */
    public enum Form {
        /** Fields as header fields of NATS, the body as it is. */
        HEADERS,
        /** One JSON object, as go-micro does. */
        MICRO
    }

    /** Where messages are kept. */
    public enum Storing {
        /** On disk. */
        FILE,
        /** In memory. */
        MEMORY
    }
}
