package io.doudou.option;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One setting: its key, type, default and limits, declared once as a constant. Immutable.
 *
 * <p>The key is the name of the environment variable, such as {@code GDD_PORT}. On the command line
 * the same setting is {@code --port}: the key without {@code GDD_}, in lower case, with dashes.
 *
 * <pre>{@code
 * public static final Option<Integer> PORT =
 *         Option.integer("GDD_PORT", 6060).where(n -> n >= 0 && n <= 65535, "0 to 65535");
 * }</pre>
 *
 * @param <T> the type of the value
 */
public final class Option<T> {

    private final String key;
    private final Kind<T> kind;
    private final T fallback;
    private final String rule;
    private final Predicate<T> holds;
    private final boolean secret;

    private Option(
            String key, Kind<T> kind, T fallback, String rule, Predicate<T> holds, boolean secret) {
        this.key = key;
        this.kind = kind;
        this.fallback = fallback;
        this.rule = rule;
        this.holds = holds;
        this.secret = secret;
    }

    private static <T> Option<T> of(String key, Kind<T> kind, T fallback) {
        return new Option<>(key, kind, fallback, kind.rule, value -> true, false);
    }

    /** Any text, the empty one too, exactly as it was written. */
    public static Option<String> text(String key, String fallback) {
        return of(key, new Kind<>("a text", text -> text, value -> value, true), fallback);
    }

    /** Exactly {@code true}/{@code on} or {@code false}/{@code off}, in any case. */
    public static Option<Boolean> flag(String key, boolean fallback) {
        return of(
                key,
                Kind.of("true, false, on or off", Option::parseFlag, Object::toString),
                fallback);
    }

    public static Option<Integer> integer(String key, int fallback) {
        return of(key, Kind.of("a whole number", Integer::valueOf, Object::toString), fallback);
    }

    /** Go's spelling: {@code 300ms}, {@code 15s}, {@code 1m30s}, {@code 2h}. */
    public static Option<Duration> duration(String key, Duration fallback) {
        var rule = "a duration such as 300ms, 15s or 1m30s";
        return of(key, Kind.of(rule, Durations::parse, Durations::format), fallback);
    }

    /** One of the constants of an enum, in any case, with dashes for underscores. */
    public static <E extends Enum<E>> Option<E> choice(String key, E fallback) {
        var rule = "one of " + Choices.names(fallback);
        return of(
                key, Kind.of(rule, text -> Choices.parse(fallback, text), Choices::name), fallback);
    }

    /** Bytes, with an optional unit: {@code 512}, {@code 64KiB}, {@code 32MiB}, {@code 1GiB}. */
    public static Option<Long> bytes(String key, long fallback) {
        var rule = "a size such as 512, 64KiB or 32MiB";
        return of(key, Kind.of(rule, Sizes::parse, Sizes::format), fallback);
    }

    /**
     * The same option with a limit.
     *
     * @param limit reads on from "must be": {@code 0 to 65535}
     */
    public Option<T> where(Predicate<T> condition, String limit) {
        return new Option<>(key, kind, fallback, limit, holds.and(condition), secret);
    }

    /** The same option, shown nowhere: pages and logs mask its value. */
    public Option<T> secret() {
        return new Option<>(key, kind, fallback, rule, holds, true);
    }

    public String key() {
        return key;
    }

    /** What a value must be, reading on from "must be". */
    public String rule() {
        return rule;
    }

    /** The value when nobody chose one. */
    public T fallback() {
        return fallback;
    }

    public boolean isSecret() {
        return secret;
    }

    /** The name on the command line, without the two dashes. */
    public String flagName() {
        return flagName(key);
    }

    static String flagName(String key) {
        var name = key.startsWith("GDD_") ? key.substring("GDD_".length()) : key;
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the empty text is a value like any other. */
    boolean isText() {
        return kind.isText;
    }

    /** A value as people may see it: as an operator would write it, or masked. */
    String show(T value) {
        var text = kind.format.apply(value);
        return secret && !text.isEmpty() ? Setting.MASK : text;
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
            value = kind.parse.apply(kind.isText ? text : text.strip());
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
        if (!holds.test(value)) {
            throw new IllegalArgumentException(message(kind.format.apply(value), origin));
        }
    }

    private String message(String text, String origin) {
        var shown = secret ? "the secret value" : "\"" + text + "\"";
        return key + " is " + shown + " (from " + origin + "), but must be " + rule;
    }

    private static Boolean parseFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** How values of one type are written. */
    private record Kind<T>(
            String rule, Function<String, T> parse, Function<T, String> format, boolean isText) {

        static <T> Kind<T> of(String rule, Function<String, T> parse, Function<T, String> format) {
            return new Kind<>(rule, parse, format, false);
        }
    }
}
