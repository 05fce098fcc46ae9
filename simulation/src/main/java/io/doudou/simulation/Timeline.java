package io.doudou.simulation;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a history to people, line by line, if somebody listens. */
interface Timeline {

    /** Nobody listens. */
    Timeline SILENT = (nanos, line) -> {};

    void tell(long nanos, String line);

    /** Whether lines are worth making. */
    default boolean isHeard() {
        return this != SILENT;
    }

    /** Prints lines with the virtual time in front. */
    static Timeline printing(PrintStream out) {
        return (nanos, line) ->
                out.println(String.format(Locale.ROOT, "%10.4f s  %s", nanos / 1e9, line));
    }
}
