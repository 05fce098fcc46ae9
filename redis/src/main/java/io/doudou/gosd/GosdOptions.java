package io.doudou.gosd;

import io.doudou.option.Option;
import io.doudou.option.Settings;

import java.time.Duration;
import java.util.List;

/** What an operator may choose about {@link Gosd}, under the names of gosd. */
public final class GosdOptions {

    /** How often it is tried to read the list, each time that it is read. */
    public static final Option<Integer> TRY_REFRESH_AMOUNT =
            Option.integer("gosdTryRefreshAmount", 3);

    /** How many rounds a look-up waits for a service that nobody offers. */
    public static final Option<Integer> TRY_FIND_SERVICE_AMOUNT =
            Option.integer("gosdTryFindServiceAmount", 5);

    /** How long such a round is. */
    public static final Option<Duration> TRY_FIND_SERVICE_DELAY =
            Option.seconds("gosdTryFindServiceDelay", Duration.ofSeconds(3))
                    .within(Duration.ZERO, Duration.ofHours(1));

    /**
     * Whether {@code gosdTryFindServiceAmount} sets the other amount, as it does in gosd by
     * mistake.
     */
    public static final Option<Boolean> AS_IN_GO = Option.flag("GDD_GOSD_AS_IN_GO", false);

    /**
     * How long an entry of a program without a lease stays that cannot be reached, before one of
     * our programs removes it; {@code 0s}: for ever. Not in a {@code strict} list.
     */
    public static final Option<Duration> REMOVE_AFTER =
            Option.duration("GDD_GOSD_REMOVE_AFTER", Duration.ZERO)
                    .within(Duration.ZERO, Duration.ofHours(24));

    /** All of them. */
    public static final List<Option<?>> ALL =
            List.of(
                    TRY_REFRESH_AMOUNT,
                    TRY_FIND_SERVICE_AMOUNT,
                    TRY_FIND_SERVICE_DELAY,
                    AS_IN_GO,
                    REMOVE_AFTER);

    private GosdOptions() {}

    static int refreshAmount(Settings settings) {
        var mistaken = settings.get(AS_IN_GO) && settings.has(TRY_FIND_SERVICE_AMOUNT);
        return Math.max(0, settings.get(mistaken ? TRY_FIND_SERVICE_AMOUNT : TRY_REFRESH_AMOUNT));
    }

    static int findAmount(Settings settings) {
        return settings.get(AS_IN_GO)
                ? TRY_FIND_SERVICE_AMOUNT.fallback()
                : Math.max(0, settings.get(TRY_FIND_SERVICE_AMOUNT));
    }
}
