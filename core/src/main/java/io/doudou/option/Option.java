package io.doudou.option;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * One setting: its key, type, default and limits, declared once as a constant. Immutable.
 *
 * <p>The key is the name of the environment variable, such as {@code GDD_PORT}. On the command line
 * the same setting is {@code --port}: the key without {@code GDD_}, in lower case, with dashes.
 *
 * <pre>{@code
 * public static final Option<Integer> PORT =
 *         Option.integer("GDD_PORT", 6060).within(0, 65535);
 * }</pre>
 *
 * @param <T> the type of the value
 */
public final class Option<T> {

    private final String key;
    private final Kind<T> kind;
    private final T fallback;
    private final Rule<T> rule;
    private final Remarks remarks;

    private Option(String key, Kind<T> kind, T fallback, Rule<T> rule, Remarks remarks) {
        this.key = key;
        this.kind = kind;
        this.fallback = fallback;
        this.rule = rule;
        this.remarks = remarks;
    }

    private static <T> Option<T> of(String key, Kind<T> kind, T fallback) {
        return new Option<>(key, kind, fallback, new Rule<>(kind.rule(), List.of()), Remarks.NONE);
    }

    /** Any text, the empty one too, exactly as it was written. */
    public static Option<String> text(String key, String fallback) {
        return of(key, new Kind.Text(), fallback);
    }

    /** Exactly {@code true}/{@code on} or {@code false}/{@code off}, in any case. */
    public static Option<Boolean> flag(String key, boolean fallback) {
        return of(key, new Kind.Flag(), fallback);
    }

    public static Option<Integer> integer(String key, int fallback) {
        return of(key, new Kind.WholeNumber(), fallback);
    }

    /** Go's spelling: {@code 300ms}, {@code 15s}, {@code 1m30s}, {@code 2h}. */
    public static Option<Duration> duration(String key, Duration fallback) {
        return of(key, new Kind.Time(), fallback);
    }

    /** A plain number means seconds; with a unit it is a {@link #duration}. */
    public static Option<Duration> seconds(String key, Duration fallback) {
        return of(key, new Kind.Seconds(), fallback);
    }

    /** One of the constants of an enum, in any case, with dashes for underscores. */
    public static <E extends Enum<E>> Option<E> choice(String key, E fallback) {
        return of(key, new Kind.Choice<>(fallback.getDeclaringClass()), fallback);
    }

    /** Bytes, with an optional unit: {@code 512}, {@code 64KiB}, {@code 32MiB}, {@code 1GiB}. */
    public static Option<Long> bytes(String key, long fallback) {
        return of(key, new Kind.Bytes(), fallback);
    }

    /** The same option with a smallest and a largest value. */
    public Option<T> within(T min, T max) {
        return where(new Range<>(min, max), kind.format(min) + " to " + kind.format(max));
    }

    /** The same option with a smallest value. */
    public Option<T> atLeast(T min) {
        return where(new Range<>(min, null), kind.format(min) + " or more");
    }

    /**
     * The same option with a limit.
     *
     * @param limit reads on from "must be": {@code 0 to 65535}
     */
    public Option<T> where(Predicate<T> condition, String limit) {
        return new Option<>(key, kind, fallback, rule.and(condition, limit), remarks);
    }

    /** The same option, shown nowhere: pages and logs mask its value. */
    public Option<T> secret() {
        return with(new Remarks(true, remarks.otherKeys(), remarks.about()));
    }

    /**
     * The same option under one more name, which counts where the first one is not used: the name
     * that operators of another framework know.
     *
     * @param other such as {@code MICRO_REGISTRY}
     */
    public Option<T> orKey(String other) {
        var more = new ArrayList<>(remarks.otherKeys());
        more.add(other);
        return with(new Remarks(remarks.secret(), List.copyOf(more), remarks.about()));
    }

    /**
     * The same option with a sentence for {@code --help}: what a program says about options of its
     * own.
     */
    public Option<T> about(String sentence) {
        return with(new Remarks(remarks.secret(), remarks.otherKeys(), sentence));
    }

    private Option<T> with(Remarks others) {
        return new Option<>(key, kind, fallback, rule, others);
    }

    /** The other names, in the order in which they count. */
    public List<String> otherKeys() {
        return remarks.otherKeys();
    }

    /** What the program says about it; empty when it says nothing. */
    public String about() {
        return remarks.about();
    }

    public String key() {
        return key;
    }

    /** What a value must be, reading on from "must be". */
    public String rule() {
        return rule.text();
    }

    /** The value when nobody chose one. */
    public T fallback() {
        return fallback;
    }

    public boolean isSecret() {
        return remarks.secret();
    }

    /** The name on the command line, without the two dashes. */
    public String flagName() {
        return flagName(key);
    }

    static String flagName(String key) {
        var name = key.replaceFirst("^(GDD|MICRO)_", "");
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the empty text is a value like any other. */
    boolean isText() {
        return kind instanceof Kind.Text;
    }

    /** A value as people may see it: as an operator would write it, or masked. */
    String show(T value) {
        var text = kind.format(value);
        return isSecret() && !text.isEmpty() ? Setting.MASK : text;
    }

    /**
     * The value that {@code text} stands for.
     *
     * @param origin where the text was found, for the message: {@code the environment}
     * @throws IllegalArgumentException naming the option, the value and the rule
     */
    T parse(String text, String origin) {
        T value;
        try {
            value = kind.parse(isText() ? text : text.strip());
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(message(text, origin), wrong);
        }
        check(value, origin);
        return value;
    }

    /**
     * Throws when a value is beyond the limits.
     *
     * @throws IllegalArgumentException naming the option, the value and the rule
     */
    void check(T value, String origin) {
        for (var limit : rule.limits()) {
            if (!limit.test(value)) {
                throw new IllegalArgumentException(message(kind.format(value), origin));
            }
        }
    }

    private String message(String text, String origin) {
        var shown = isSecret() ? "the secret value" : "\"" + text + "\"";
        return key + " is " + shown + " (from " + origin + "), but must be " + rule();
    }

    /** What a value must be: in words, and as what is asked of it. */
    private record Rule<T>(String text, List<Predicate<T>> limits) {
        Rule<T> and(Predicate<T> condition, String limit) {
            var more = new ArrayList<>(limits);
            more.add(condition);
            return new Rule<>(limit, List.copyOf(more));
        }
    }

    /** What is known of an option beside its values. */
    private record Remarks(boolean secret, List<String> otherKeys, String about) {
        static final Remarks NONE = new Remarks(false, List.of(), "");
    }

    /** Values from {@code min} to {@code max}, both included; null: no largest one. */
    private record Range<T>(T min, @Nullable T max) implements Predicate<T> {
        @Override
        @SuppressWarnings("unchecked") // The values of every kind have an order.
        public boolean test(T value) {
            var ordered = (Comparable<T>) value;
            return ordered.compareTo(min) >= 0 && (max == null || ordered.compareTo(max) <= 0);
        }
    }
}
