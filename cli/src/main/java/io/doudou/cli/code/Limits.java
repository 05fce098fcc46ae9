package io.doudou.cli.code;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;

/**
 * What the validation constraints on a value allow, as far as an example has to obey it.
 *
 * @param least smallest number
 * @param most largest number
 * @param shortest fewest characters or elements
 * @param longest most characters or elements
 * @param pattern a regular expression that the whole text matches
 * @param email whether the text is an e-mail address
 * @param future whether a time lies ahead
 */
record Limits(
        Optional<BigDecimal> least,
        Optional<BigDecimal> most,
        int shortest,
        int longest,
        Optional<String> pattern,
        boolean email,
        boolean future) {

    private static final String CONSTRAINTS = "jakarta.validation.constraints.";

    static final Limits NONE =
            new Limits(
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Integer.MAX_VALUE,
                    Optional.empty(),
                    false,
                    false);

    static Limits of(List<? extends AnnotationMirror> annotations) {
        var limits = NONE;
        for (var annotation : annotations) {
            var name = annotation.getAnnotationType().toString();
            if (name.startsWith(CONSTRAINTS)) {
                limits = limits.and(name.substring(CONSTRAINTS.length()), new Values(annotation));
            }
        }
        return limits;
    }

    private Limits and(String constraint, Values values) {
        return switch (constraint) {
            case "Min", "DecimalMin" -> from(values.number("value"));
            case "Max", "DecimalMax" -> upTo(values.number("value"));
            case "Positive" -> from(BigDecimal.ONE);
            case "Negative" -> upTo(BigDecimal.ONE.negate());
            case "PositiveOrZero" -> from(BigDecimal.ZERO);
            case "NegativeOrZero" -> upTo(BigDecimal.ZERO);
            case "NotEmpty", "NotBlank" -> sized(Math.max(1, shortest), longest);
            case "Size" ->
                    sized(
                            Math.max(shortest, values.integer("min", 0)),
                            Math.min(longest, values.integer("max", Integer.MAX_VALUE)));
            case "Pattern" -> matching(values.text("regexp"));
            case "Email" -> new Limits(least, most, shortest, longest, pattern, true, future);
            case "Future", "FutureOrPresent" ->
                    new Limits(least, most, shortest, longest, pattern, email, true);
            default -> this;
        };
    }

    private Limits from(BigDecimal bound) {
        return new Limits(Optional.of(bound), most, shortest, longest, pattern, email, future);
    }

    private Limits upTo(BigDecimal bound) {
        return new Limits(least, Optional.of(bound), shortest, longest, pattern, email, future);
    }

    private Limits sized(int fewest, int greatest) {
        return new Limits(least, most, fewest, greatest, pattern, email, future);
    }

    private Limits matching(String expression) {
        return new Limits(least, most, shortest, longest, Optional.of(expression), email, future);
    }

    /** The number itself where it is allowed, else the nearest allowed one. */
    BigDecimal nearest(BigDecimal number) {
        var raised = least.filter(it -> it.compareTo(number) > 0).orElse(number);
        return most.filter(it -> it.compareTo(raised) < 0).orElse(raised);
    }

    /** Lengthened or cut to an allowed number of characters. */
    String fitted(String text) {
        var fitted = text;
        while (fitted.length() < shortest) {
            fitted += text.isEmpty() ? "a" : text;
        }
        var cut = Math.min(fitted.length(), Math.max(shortest, Math.min(longest, text.length())));
        return fitted.substring(0, cut);
    }

    /** The elements of one annotation. */
    private record Values(AnnotationMirror annotation) {

        private Optional<Object> value(String name) {
            return annotation.getElementValues().entrySet().stream()
                    .filter(it -> it.getKey().getSimpleName().contentEquals(name))
                    .map(it -> it.getValue().getValue())
                    .findFirst();
        }

        BigDecimal number(String name) {
            return value(name).map(it -> new BigDecimal(it.toString())).orElse(BigDecimal.ZERO);
        }

        int integer(String name, int absent) {
            return value(name).map(it -> (Integer) it).orElse(absent);
        }

        String text(String name) {
            return value(name).map(Object::toString).orElse("");
        }
    }
}
