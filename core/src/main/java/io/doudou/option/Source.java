package io.doudou.option;

import java.util.Map;
import java.util.Optional;

/**
 * One place where an operator wrote texts by name.
 *
 * @param origin how messages call the place: {@code the environment}
 * @param texts by the name of the variable, or by the name of the flag
 * @param isCommandLine whether the names are those of flags
 */
record Source(String origin, Map<String, String> texts, boolean isCommandLine) {

    Source {
        texts = Map.copyOf(texts);
    }

    /** Variables: the environment or a file. */
    static Source of(String origin, Map<String, String> variables) {
        return new Source(origin, variables, false);
    }

    /** The text for a variable, or for the flag that means the same. */
    Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(isCommandLine ? Option.flagName(key) : key));
    }
}
