package io.doudou.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was chosen, immutable. A component reads each option once, in its constructor, into a final
 * field.
 */
public final class Settings {

    // The real settings replace these stand-ins.

    /** Nothing chosen: every option has its default. What tests begin with. */
    public static Settings none() {
        throw new IllegalStateException("to come");
    }

    /**
     * What the operator chose: the command line over {@code environment} over {@code
     * .env.<GDD_ENV>} over {@code .env} in {@code folder}.
     *
     * @throws IllegalArgumentException when an argument or a file cannot be read, saying which
     */
    public static Settings load(String[] arguments, Map<String, String> environment, Path folder) {
        throw new IllegalStateException("to come");
    }

    /** The same settings with this value where the operator chose none. */
    public <T> Settings with(Option<T> option, T value) {
        throw new IllegalStateException("to come");
    }

    /**
     * The value of an option.
     *
     * @throws IllegalArgumentException naming the option, the value and the rule it breaks
     */
    public <T> T get(Option<T> option) {
        throw new IllegalStateException("to come");
    }

    /** Whether anybody chose a value. */
    public boolean has(Option<?> option) {
        throw new IllegalStateException("to come");
    }

    /** The text chosen for any name, known as an option or not: {@code USERSVC}. */
    public Optional<String> text(String name) {
        throw new IllegalStateException("to come");
    }

    /**
     * One warning for each chosen {@code GDD_} name that is none of the known options, with the
     * nearest known name.
     */
    public List<String> warnings(List<Option<?>> known) {
        throw new IllegalStateException("to come");
    }
}
