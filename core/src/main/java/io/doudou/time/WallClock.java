package io.doudou.time;

import java.time.Clock;
import java.time.ZoneId;

/**
 * What time it is for the current thread, for code that nobody can hand a clock: the generated
 * checks of {@code @Past} and {@code @Future}. The machine's clock in the machine's time zone,
 * unless somebody around has bound another one: a test, in a filter around the handlers.
 *
 * <pre>{@code
 * application.filter((request, next) -> WallClock.bound(noon, () -> next.handle(request)));
 * }</pre>
 */
public final class WallClock {

    private static final ScopedValue<Clock> CURRENT = ScopedValue.newInstance();

    private WallClock() {}

    /** The clock of the current thread. */
    public static Clock current() {
        return CURRENT.isBound() ? CURRENT.get() : Clock.system(ZoneId.systemDefault());
    }

    /** Runs {@code work} with this clock; what it throws goes on to the caller. */
    public static <R, X extends Throwable> R bound(
            Clock clock, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, clock).<R, X>call(work);
    }
}
