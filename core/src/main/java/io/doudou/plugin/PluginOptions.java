package io.doudou.plugin;

import io.doudou.option.Option;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What an operator may choose about any plugin, whichever system is behind it. A plugin reads what
 * it needs; where it has a setting of its own for the same thing, that one wins.
 */
public final class PluginOptions {

    /**
     * Where the system behind the registry is: addresses, separated by commas. Empty: where the
     * plugin looks by itself.
     */
    public static final Option<String> REGISTRY_ADDRESS =
            addresses("GDD_REGISTRY_ADDRESS").orKey("MICRO_REGISTRY_ADDRESS");

    /** Where the system behind the broker is, as {@link #REGISTRY_ADDRESS}. */
    public static final Option<String> BROKER_ADDRESS =
            addresses("GDD_BROKER_ADDRESS").orKey("MICRO_BROKER_ADDRESS");

    /** Where the system behind the transport is, as {@link #REGISTRY_ADDRESS}. */
    public static final Option<String> TRANSPORT_ADDRESS =
            addresses("GDD_TRANSPORT_ADDRESS").orKey("MICRO_TRANSPORT_ADDRESS");

    /**
     * How long a registry with leases keeps a node that says nothing more: a killed node is gone
     * after that.
     */
    public static final Option<Duration> REGISTER_TTL =
            Option.seconds("GDD_REGISTER_TTL", Duration.ofSeconds(30))
                    .within(Duration.ofSeconds(1), Duration.ofHours(24))
                    .orKey("MICRO_REGISTER_TTL");

    /** How often a node renews its lease; shorter than {@link #REGISTER_TTL}. */
    public static final Option<Duration> REGISTER_INTERVAL =
            Option.seconds("GDD_REGISTER_INTERVAL", Duration.ofSeconds(10))
                    .within(Duration.ofMillis(100), Duration.ofHours(24))
                    .orKey("MICRO_REGISTER_INTERVAL");

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(
                    REGISTRY_ADDRESS,
                    BROKER_ADDRESS,
                    TRANSPORT_ADDRESS,
                    REGISTER_TTL,
                    REGISTER_INTERVAL);

    private PluginOptions() {}

    /** The addresses that one of these options lists; none when it is empty. */
    public static List<String> list(String addresses) {
        return addresses.isBlank()
                ? List.of()
                : Arrays.stream(addresses.split(",", -1)).map(String::strip).toList();
    }

    private static Option<String> addresses(String key) {
        return Option.text(key, "")
                .where(
                        text -> list(text).stream().allMatch(PluginOptions::isAddress),
                        "a list of addresses such as 10.0.0.5:6379,10.0.0.6:6379");
    }

    /** Only the system behind knows what its addresses look like, but none has a space. */
    private static boolean isAddress(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
    }
}
