package io.doudou.http;

import io.doudou.option.Option;

import java.time.Duration;
import java.util.List;

/**
 * Settings of the clients of an application; all clients share them. Nodes of a service {@code
 * usersvc} may be fixed with the setting {@code USERSVC} (the name in upper case, other characters
 * than letters and digits as underscores): base URLs, separated by commas.
 */
public final class ClientOptions {

    /**
     * How long one call may take in all: every attempt, the waits between them, and until the
     * answer is complete. Of a file only until it begins; after that each wait for more of it. A
     * call that is made for a request ends with the deadline of that request, when this comes
     * first.
     */
    public static final Option<Duration> TIMEOUT =
            time("GDD_CLIENT_TIMEOUT", Duration.ofMinutes(1)).orKey("MICRO_CLIENT_REQUEST_TIMEOUT");

    /** How long one attempt may take before another node is asked. 0: as long as the call. */
    public static final Option<Duration> ATTEMPT_TIMEOUT =
            Option.duration("GDD_CLIENT_ATTEMPT_TIMEOUT", Duration.ZERO);

    /**
     * How long opening a connection may take, TLS included. Far shorter than a call may take, so
     * that a node that does not answer leaves time to ask another one.
     */
    public static final Option<Duration> CONNECT_TIMEOUT =
            time("GDD_CLIENT_CONNECT_TIMEOUT", Duration.ofSeconds(5));

    /** How long a call waits for a connection when all are in use. */
    public static final Option<Duration> ACQUIRE_TIMEOUT =
            time("GDD_CLIENT_ACQUIRE_TIMEOUT", Duration.ofSeconds(10));

    /** Connections to one node. */
    public static final Option<Integer> CONNECTIONS =
            Option.integer("GDD_CLIENT_CONNECTIONS", 100)
                    .within(1, 65_535)
                    .orKey("MICRO_CLIENT_POOL_SIZE");

    /**
     * How long an unused connection stays open. Shorter than {@code GDD_IDLE_TIMEOUT} of the nodes
     * (60s unless chosen): who closes first never sends into a connection that is just closed.
     */
    public static final Option<Duration> IDLE_TIMEOUT =
            time("GDD_CLIENT_IDLE_TIMEOUT", Duration.ofSeconds(50));

    /**
     * How long a connection to a node of go-micro is used, or 10,000 calls; then another takes its
     * place, between two calls. Such a node keeps 2 KB of each call until the connection is closed.
     */
    public static final Option<Duration> CONNECTION_AGE =
            Option.duration("GDD_CLIENT_CONNECTION_AGE", Duration.ofMinutes(1))
                    .within(Duration.ofSeconds(1), Duration.ofHours(24))
                    .orKey("MICRO_CLIENT_POOL_TTL");

    /** How large an answer may be, unpacked; files are streamed and have no limit. */
    public static final Option<Long> ANSWER_MAX =
            Option.bytes("GDD_CLIENT_ANSWER_MAX", 32L << 20).within(1L << 10, 1L << 30);

    /** How many times a call is repeated at most, where it may be. */
    public static final Option<Integer> RETRIES =
            Option.integer("GDD_CLIENT_RETRIES", 2).within(0, 10).orKey("MICRO_CLIENT_RETRIES");

    /**
     * The wait before the first repetition when there is no other node to go to; doubled for each
     * further one, and each time a random part of it is taken.
     */
    public static final Option<Duration> BACKOFF =
            Option.duration("GDD_CLIENT_BACKOFF", Duration.ofMillis(50));

    /** The longest wait before a repetition. */
    public static final Option<Duration> BACKOFF_MAX =
            Option.duration("GDD_CLIENT_BACKOFF_MAX", Duration.ofSeconds(2));

    /** Who is asked when a service has several nodes. */
    public static final Option<Strategy> SELECTOR =
            Option.choice("GDD_CLIENT_SELECTOR", Strategy.ROUND_ROBIN).orKey("MICRO_SELECTOR");

    /**
     * Failures of a node in a row after which it is left alone for a while. 0: never. A node that
     * cannot be reached is asked last after the first failure.
     */
    public static final Option<Integer> BREAKER_FAILURES =
            Option.integer("GDD_CLIENT_BREAKER_FAILURES", 5).within(0, 1000);

    /**
     * How long a failing node is left alone before one call tries it again. Short, because that is
     * also how long nobody notices that the node is back. As long, and twice as long with each
     * further failure, one that cannot be reached is asked only when there is no other.
     */
    public static final Option<Duration> BREAKER_PAUSE =
            time("GDD_CLIENT_BREAKER_PAUSE", Duration.ofSeconds(1));

    /** Asks for packed answers. Saves network and costs processor time on both sides. */
    public static final Option<Boolean> GZIP = Option.flag("GDD_CLIENT_GZIP", false);

    /**
     * A PEM file with the certificates that https nodes are trusted by. Empty: those that come with
     * the JDK.
     */
    public static final Option<String> TRUST = Option.text("GDD_CLIENT_TRUST", "");

    /**
     * How messages of remote procedure calls are written where the node does not say: {@code json},
     * {@code protobuf}, {@code msgpack}, {@code bytes} for messages that are bytes, or the codec of
     * a plugin. Calls of routes are JSON always.
     */
    public static final Option<String> RPC_CODEC = Option.text("GDD_RPC_CODEC", "json");

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(
                    TIMEOUT,
                    ATTEMPT_TIMEOUT,
                    CONNECT_TIMEOUT,
                    ACQUIRE_TIMEOUT,
                    CONNECTIONS,
                    IDLE_TIMEOUT,
                    CONNECTION_AGE,
                    ANSWER_MAX,
                    RETRIES,
                    BACKOFF,
                    BACKOFF_MAX,
                    SELECTOR,
                    BREAKER_FAILURES,
                    BREAKER_PAUSE,
                    GZIP,
                    TRUST,
                    RPC_CODEC);

    private ClientOptions() {}

    private static Option<Duration> time(String key, Duration fallback) {
        return Option.duration(key, fallback).where(Duration::isPositive, "longer than 0");
    }

    /** Ways to choose a node; see {@link io.doudou.selector.Selector}. */
    public enum Strategy {
        ROUND_ROBIN,
        RANDOM,
        SMOOTH_WEIGHTED,
        LEAST_LOADED,
        /** As go-micro names its own: in turn. */
        DEFAULT,
        /** As go-micro names one that keeps nodes in memory, which all do here: in turn. */
        CACHE
    }
}
