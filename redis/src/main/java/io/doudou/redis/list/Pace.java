package io.doudou.redis.list;

import io.doudou.option.Settings;
import io.doudou.plugin.Lease;
import io.doudou.redis.option.RedisOptions;

import java.time.Duration;
import java.util.Optional;

/**
 * How a copy of the list is kept up to date.
 *
 * @param refresh how often it is read, give or take a fifth
 * @param lease of own entries; empty: they have none, as with gosd
 * @param isRequired whether adding an entry fails while the server cannot be reached; otherwise it
 *     is added as soon as the server is there
 */
public record Pace(Duration refresh, Optional<Lease> lease, boolean isRequired) {

    /**
     * The pace that the settings name.
     *
     * @throws IllegalArgumentException when a lease would end before it is renewed
     */
    public static Pace of(Settings settings) {
        return new Pace(
                settings.get(RedisOptions.REFRESH),
                switch (settings.get(RedisOptions.LIST)) {
                    case LEASED -> Optional.of(Lease.of(settings));
                    case STRICT -> Optional.empty();
                },
                settings.get(RedisOptions.REQUIRED));
    }

    /** How long there may be nothing to do. */
    Duration wake() {
        var renewal = lease.map(Lease::interval).orElse(refresh);
        return renewal.compareTo(refresh) < 0 ? renewal : refresh;
    }

    /** How long entries outlive their process; zero: they have no lease. */
    public Duration ttl() {
        return lease.map(Lease::ttl).orElse(Duration.ZERO);
    }
}
