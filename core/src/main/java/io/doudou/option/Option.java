package io.doudou.option;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One setting: its key, type, default and limits, declared once as a constant. Immutable.
 *
 * <p>The key is the name of the environment variable, such as {@code GDD_PORT}. On the command line
 * the same setting is {@code --port}: the key without {@code GDD_}, in lower case, with dashes.
 *
 * @param <T> the type of the value
 */
public final class Option<T> {

    private final String key;
    private final String rule;
    private final T fallback;
    private final Function<String, T> parse;
    private final Predicate<T> holds;
    private final boolean secret;

    private Option(
            String key,
            String rule,
            T fallback,
            Function<String, T> parse,
            Predicate<T> holds,
            boolean secret) {
        this.key = key;
        this.rule = rule;
        this.fallback = fallback;
        this.parse = parse;
        this.holds = holds;
        this.secret = secret;
    }

    public static Option<String> text(String key, String fallback) {
        return new Option<>(key, "a text", fallback, text -> text, value -> true, false);
    }

    /** Exactly {@code true}/{@code on} or {@code false}/{@code off}, in any case. */
    public static Option<Boolean> flag(String key, boolean fallback) {
        return new Option<>(
                key, "true, false, on or off", fallback, Option::parseFlag, value -> true, false);
    }

    public static Option<Integer> integer(String key, int fallback) {
        return new Option<>(
                key, "a whole number", fallback, Integer::valueOf, value -> true, false);
    }

    /** Go's spelling: {@code 300ms}, {@code 15s}, {@code 1m30s}, {@code 2h}. */
    public static Option<Duration> duration(String key, Duration fallback) {
        return new Option<>(
                key,
                "a duration such as 300ms, 15s or 1m30s",
                fallback,
                Durations::parse,
                value -> true,
                false);
    }

    /** One of the constants of an enum, in any case, with dashes for underscores. */
    public static <E extends Enum<E>> Option<E> choice(String key, E fallback) {
        return new Option<>(
                key,
                "one of " + Choices.names(fallback),
                fallback,
                text -> Choices.parse(fallback, text),
                value -> true,
                false);
    }

    /** Bytes, with an optional unit: {@code 512}, {@code 64KiB}, {@code 32MiB}, {@code 1GiB}. */
    public static Option<Long> bytes(String key, long fallback) {
        return new Option<>(
                key,
                "a size such as 512, 64KiB or 32MiB",
                fallback,
                Sizes::parse,
                n -> n >= 0,
                false);
    }

    /**
     * The same option with a limit.
     *
     * @param limit reads on from "must be": {@code 0 to 65535}
     */
    public Option<T> where(Predicate<T> condition, String limit) {
        return new Option<>(key, limit, fallback, parse, holds.and(condition), secret);
    }

    /** The same option, shown nowhere: pages and logs mask its value. */
    public Option<T> secret() {
        return new Option<>(key, rule, fallback, parse, holds, true);
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
        var name = key.startsWith("GDD_") ? key.substring("GDD_".length()) : key;
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * The value that {@code text} stands for.
     *
     * @param origin where the text was found, for the message: {@code the environment}
     * @throws IllegalArgumentException naming the option, the value and the rule
     */
    T parse(String text, String origin) {
        try {
            var value = parse.apply(text.strip());
            if (holds.test(value)) {
                return value;
            }
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(message(text, origin), wrong);
        }
        throw new IllegalArgumentException(message(text, origin));
    }

    private String message(String text, String origin) {
        var shown = secret ? "the secret value" : "\"" + text + "\"";
        return key + " is " + shown + " (from " + origin + "), but must be " + rule;
    }

    private static Boolean parseFlag(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "on" -> true;
            case "false", "off", "" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
