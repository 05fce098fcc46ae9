package io.doudou.consul;

import io.doudou.option.Option;

import java.time.Duration;
import java.util.List;

/**
 * What an operator may choose about Consul. How long a registration lasts and how often it is
 * renewed are {@code GDD_REGISTER_TTL} and {@code GDD_REGISTER_INTERVAL}.
 */
public final class ConsulOptions {

    /**
     * Where the agent is: {@code 10.0.0.5}, {@code 10.0.0.5:8500} or {@code
     * https://consul.example}. Of several only the first is used, which is what go-micro does.
     */
    public static final Option<String> ADDRESS =
            Option.text("GDD_CONSUL_ADDRESS", "127.0.0.1:8500")
                    .where(ConsulAgent::isAddress, "an address such as 10.0.0.5:8500")
                    .orKey("CONSUL_HTTP_ADDR");

    /** The ACL token of every request; empty: none. */
    public static final Option<String> TOKEN =
            Option.text("GDD_CONSUL_TOKEN", "").secret().orKey("CONSUL_HTTP_TOKEN");

    /**
     * A PEM file with the certificates that an agent at {@code https://} is trusted by. Empty:
     * those that come with the JDK.
     */
    public static final Option<String> TRUST =
            Option.text("GDD_CONSUL_TRUST", "").orKey("CONSUL_CACERT");

    /**
     * How long Consul keeps a node that says nothing any more before it forgets it; the node counts
     * as gone from {@code GDD_REGISTER_TTL} on. Consul itself waits a minute at least.
     */
    public static final Option<Duration> FORGET_AFTER =
            Option.duration("GDD_CONSUL_FORGET_AFTER", Duration.ofSeconds(65))
                    .within(Duration.ofMinutes(1), Duration.ofDays(3));

    /** How long one question for changes waits at the agent; then the next one is asked. */
    public static final Option<Duration> WATCH_WAIT =
            Option.duration("GDD_CONSUL_WATCH_WAIT", Duration.ofMinutes(5))
                    .within(Duration.ofSeconds(1), Duration.ofMinutes(10));

    /**
     * How long opening a connection, and any other answer, may take. An agent without a leader says
     * so after seven seconds.
     */
    public static final Option<Duration> TIMEOUT =
            Option.duration("GDD_CONSUL_TIMEOUT", Duration.ofSeconds(10))
                    .within(Duration.ofMillis(10), Duration.ofMinutes(1));

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(ADDRESS, TOKEN, TRUST, FORGET_AFTER, WATCH_WAIT, TIMEOUT);

    private ConsulOptions() {}
}
