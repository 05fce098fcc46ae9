package io.doudou.plugin;

import io.doudou.option.Settings;

import java.time.Duration;

/**
 * How long an announcement lasts in a system that forgets whoever says nothing more.
 *
 * @param ttl how long it lasts
 * @param interval how often it is renewed; shorter, so that it never ends while the node lives
 */
public record Lease(Duration ttl, Duration interval) {

    public Lease {
        if (interval.compareTo(ttl) >= 0) {
            throw new IllegalArgumentException(
                    "%s is %d ms, but must be shorter than %s, which is %d ms"
                            .formatted(
                                    PluginOptions.REGISTER_INTERVAL.key(),
                                    interval.toMillis(),
                                    PluginOptions.REGISTER_TTL.key(),
                                    ttl.toMillis()));
        }
    }

    /**
     * The one that the operator chose.
     *
     * @throws IllegalArgumentException when it would end before it is renewed
     */
    public static Lease of(Settings settings) {
        return new Lease(
                settings.get(PluginOptions.REGISTER_TTL),
                settings.get(PluginOptions.REGISTER_INTERVAL));
    }
}
