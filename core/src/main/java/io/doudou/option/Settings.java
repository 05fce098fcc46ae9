package io.doudou.option;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was chosen, immutable. A component reads each option once, in its constructor, into a final
 * field.
 *
 * <p>The first place that names a setting decides: the command line, the environment, {@code
 * .env.<GDD_ENV>}, {@code .env}, the program, the default. A variable that is set but blank ({@code
 * GDD_PORT=}) chooses nothing, and hides what lower places of the operator's say; only for an
 * option of free text the empty text is a choice.
 *
 * <p>Loops and no streams: this runs while a program starts, when each lambda costs the JVM more
 * than all that is done with it.
 */
public final class Settings {

    /** Names the file {@code .env.<name>}, whose settings win over those of {@code .env}. */
    public static final Option<String> ENVIRONMENT =
            Option.text("GDD_ENV", "")
                    .where(
                            Settings::endsFileName,
                            "at most 64 letters, digits, dashes and underscores");

    private static final int ENVIRONMENT_LENGTH_MAX = 64;

    private static final Settings NONE = new Settings(List.of(), Map.of());

    private final List<Source> sources;
    private final Map<String, Object> program;

    private Settings(List<Source> sources, Map<String, Object> program) {
        this.sources = List.copyOf(sources);
        this.program = Map.copyOf(program);
    }

    /** Nothing chosen: every option has its default. What tests begin with. */
    public static Settings none() {
        return NONE;
    }

    /**
     * What the operator chose: the command line over {@code environment} over {@code
     * .env.<GDD_ENV>} over {@code .env}. A file that is not in {@code folder} is looked for in the
     * folder above; one that is nowhere is no error.
     *
     * @param arguments {@code --name value}, {@code --name=value}, or {@code --name} for true
     * @throws IllegalArgumentException when an argument or a file cannot be read, saying which
     */
    public static Settings load(String[] arguments, Map<String, String> environment, Path folder) {
        var sources = new ArrayList<Source>();
        sources.add(Arguments.read(arguments));
        sources.add(Source.of("the environment", environment));
        var general = envFile(".env", folder);
        var name = new Settings(withFile(sources, general), Map.of()).get(ENVIRONMENT);
        var special = name.isEmpty() ? Optional.<Source>empty() : envFile(".env." + name, folder);
        return new Settings(withFile(withFile(sources, special), general), Map.of());
    }

    private static List<Source> withFile(List<Source> sources, Optional<Source> file) {
        var more = new ArrayList<>(sources);
        if (file.isPresent()) {
            more.add(file.get());
        }
        return more;
    }

    private static Optional<Source> envFile(String name, Path folder) {
        var here = folder.toAbsolutePath().normalize().resolve(name);
        var above = folder.toAbsolutePath().normalize().resolveSibling(name);
        if (Files.exists(here)) {
            return Optional.of(Source.of(name, EnvFile.read(here)));
        }
        return Files.exists(above)
                ? Optional.of(Source.of("../" + name, EnvFile.read(above)))
                : Optional.empty();
    }

    /**
     * The same settings with this value where the operator chose none.
     *
     * @throws IllegalArgumentException naming the option, the value and the rule it breaks
     */
    public <T> Settings with(Option<T> option, T value) {
        option.check(value, "the program");
        var more = new TreeMap<>(program);
        more.put(option.key(), value);
        return new Settings(sources, more);
    }

    /**
     * The value of an option.
     *
     * @throws IllegalArgumentException naming the option, the value and the rule it breaks
     */
    public <T> T get(Option<T> option) {
        var chosen = chosen(option);
        if (chosen.isPresent()) {
            return option.parse(chosen.get().text(), chosen.get().origin());
        }
        @SuppressWarnings("unchecked") // with() put it there for an option of this key.
        var value = (T) program.get(option.key());
        return value == null ? option.fallback() : value;
    }

    /**
     * The value of an option, or when nobody chose one that of a more general option, when somebody
     * chose that.
     *
     * @throws IllegalArgumentException naming the option, the value and the rule it breaks
     */
    public <T> T get(Option<T> option, Option<T> general) {
        return get(has(option) || !has(general) ? option : general);
    }

    /** Whether anybody chose a value. */
    public boolean has(Option<?> option) {
        return chosen(option).isPresent() || program.containsKey(option.key());
    }

    /** The text chosen for any name, known as an option or not: {@code USERSVC}. */
    public Optional<String> text(String name) {
        var found = find(name);
        if (found.isPresent()) {
            return Optional.of(found.get().text());
        }
        var value = program.get(name);
        return value == null ? Optional.empty() : Optional.of(value.toString());
    }

    /**
     * What must be corrected before a start: one sentence for each value that breaks its rule, and
     * for each flag on the command line that is none of the known options and no address of a
     * service ({@code --usersvc http://10.0.0.7:6060}).
     */
    public List<String> mistakes(List<Option<?>> known) {
        var mistakes = new ArrayList<String>();
        var flags = new ArrayList<String>();
        for (var option : known) {
            flags.add("--" + option.flagName());
            option.otherKeys().forEach(other -> flags.add("--" + Option.flagName(other)));
        }
        for (var name : names(true)) {
            var flag = "--" + name;
            if (!flags.contains(flag)
                    && !name.equals(ENVIRONMENT.flagName())
                    && !isAddress(sources.getFirst().texts().get(name))) {
                mistakes.add(flag + " is no setting" + NearestName.hint(flag, flags));
            }
        }
        for (var option : known) {
            try {
                get(option);
            } catch (IllegalArgumentException wrong) {
                mistakes.add(String.valueOf(wrong.getMessage()));
            }
        }
        return mistakes;
    }

    private static boolean isAddress(@Nullable String text) {
        return text != null && text.matches("(http|https|mucp|mucps|grpc|grpcs)://.*");
    }

    /**
     * What an operator should know: one sentence for each chosen {@code GDD_} name that is none of
     * the known options, with the nearest known name.
     */
    public List<String> warnings(List<Option<?>> known) {
        var keys = new ArrayList<String>();
        for (var option : known) {
            keys.add(option.key());
        }
        var warnings = new ArrayList<String>();
        for (var name : names(false)) {
            if (name.startsWith("GDD_")
                    && !keys.contains(name)
                    && !name.equals(ENVIRONMENT.key())) {
                warnings.add(name + " is no setting" + NearestName.hint(name, keys));
            }
        }
        return warnings;
    }

    /** The known options as they stand, sorted by key; secrets are masked. */
    public List<Setting> list(List<Option<?>> known) {
        return known.stream()
                .map(this::setting)
                .sorted(Comparator.comparing(Setting::key))
                .toList();
    }

    private <T> Setting setting(Option<T> option) {
        var origin =
                chosen(option)
                        .map(Found::origin)
                        .orElse(program.containsKey(option.key()) ? "the program" : "the default");
        return new Setting(
                option.key(),
                option.show(get(option)),
                origin,
                option.rule(),
                option.show(option.fallback()));
    }

    /** The operator's choice; a blank text is none, except where any text will do. */
    private Optional<Found> chosen(Option<?> option) {
        var found = find(option);
        var isChoice = found.isPresent() && (option.isText() || !found.get().text().isBlank());
        return isChoice ? found : Optional.empty();
    }

    /** In each place the first of the option's names that is used there. */
    private Optional<Found> find(Option<?> option) {
        for (var source : sources) {
            var text = source.text(option.key());
            for (var other : option.otherKeys()) {
                text = text.isPresent() ? text : source.text(other);
            }
            if (text.isPresent()) {
                return Optional.of(new Found(text.get(), source.origin()));
            }
        }
        return Optional.empty();
    }

    private Optional<Found> find(String name) {
        for (var source : sources) {
            var text = source.text(name);
            if (text.isPresent()) {
                return Optional.of(new Found(text.get(), source.origin()));
            }
        }
        return Optional.empty();
    }

    private static boolean endsFileName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("-_".indexOf(name.charAt(i)) < 0 && !isLetterOrDigit(name.charAt(i))) {
                return false;
            }
        }
        return name.length() <= ENVIRONMENT_LENGTH_MAX;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private Set<String> names(boolean onCommandLine) {
        var names = new TreeSet<String>();
        for (var source : sources) {
            if (source.isCommandLine() == onCommandLine) {
                names.addAll(source.texts().keySet());
            }
        }
        return names;
    }

    /** A text and where it stood. */
    private record Found(String text, String origin) {}
}
