package io.doudou.generator.write;

import io.doudou.generator.model.Constraint;
import io.doudou.generator.model.Limit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The constraints of one value as members of its schema. Several of one kind become the tightest;
 * what a schema has no word for becomes a sentence of the description.
 */
final class SchemaLimits {

    /** What a limit is measured on, which decides its name in a schema. */
    enum Measure {
        NUMBER,
        WHOLE_NUMBER,
        TEXT,
        ELEMENTS,
        ENTRIES,
        NOTHING
    }

    private final Measure measure;
    private final List<String> patterns = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private Optional<Limit.AtLeast> least = Optional.empty();
    private Optional<Limit.AtMost> most = Optional.empty();
    private Optional<Integer> fractionDigits = Optional.empty();
    private Optional<Boolean> only = Optional.empty();
    private int lengthMin = 0;
    private int lengthMax = Integer.MAX_VALUE;
    private boolean email;

    SchemaLimits(Measure measure) {
        this.measure = measure;
    }

    /** Takes a limit that comes with the type. */
    SchemaLimits with(Limit limit) {
        add(limit);
        return this;
    }

    /** Takes the limits that were written at the value. */
    SchemaLimits withAll(List<Constraint> constraints) {
        for (var constraint : constraints) {
            if (!add(constraint.limit())) {
                sentences.add(sentence(constraint.rule()));
            }
        }
        return this;
    }

    /** Sentences for what the schema cannot say, each on a line of its own. */
    String sentences() {
        return sentences.stream().distinct().collect(Collectors.joining("\n"));
    }

    /** Writes the members. */
    void putInto(Json.Members schema, OpenApiDialect dialect) {
        if (email) {
            schema.put("format", "email");
        }
        least.ifPresent(limit -> dialect.minimum(schema, limit.bound(), limit.inclusive()));
        most.ifPresent(limit -> dialect.maximum(schema, limit.bound(), limit.inclusive()));
        fractionDigits.ifPresent(
                digits -> schema.put("multipleOf", BigDecimal.ONE.movePointLeft(digits)));
        only.ifPresent(value -> schema.put("enum", List.of(new Json.Literal(value.toString()))));
        putLength(schema);
        putPatterns(schema);
    }

    /** Whether a schema can say it. */
    private boolean add(Limit limit) {
        return switch (limit) {
            case Limit.AtLeast atLeast -> isNumber() && tighten(atLeast);
            case Limit.AtMost atMost -> isNumber() && tighten(atMost);
            case Limit.Digits digits -> isNumber() && tighten(digits);
            case Limit.Length length -> measure != Measure.NOTHING && tighten(length);
            case Limit.NotBlank _ ->
                    isText()
                            && tighten(new Limit.Length(1, Integer.MAX_VALUE))
                            && patterns.add(EcmaPattern.NOT_BLANK);
            case Limit.Matches matches -> isText() && match(matches);
            case Limit.Email _ -> isText() && (email = true);
            case Limit.Exactly exactly -> {
                only = Optional.of(exactly.value());
                yield true;
            }
            case Limit.Moment _ -> false;
        };
    }

    private boolean isNumber() {
        return measure == Measure.NUMBER || measure == Measure.WHOLE_NUMBER;
    }

    private boolean isText() {
        return measure == Measure.TEXT;
    }

    private boolean tighten(Limit.AtLeast limit) {
        var tighter =
                least.isEmpty()
                        || limit.bound().compareTo(least.get().bound()) > 0
                        || (limit.bound().compareTo(least.get().bound()) == 0
                                && !limit.inclusive());
        if (tighter) {
            least = Optional.of(limit);
        }
        return true;
    }

    private boolean tighten(Limit.AtMost limit) {
        var tighter =
                most.isEmpty()
                        || limit.bound().compareTo(most.get().bound()) < 0
                        || (limit.bound().compareTo(most.get().bound()) == 0 && !limit.inclusive());
        if (tighter) {
            most = Optional.of(limit);
        }
        return true;
    }

    private boolean tighten(Limit.Digits limit) {
        var beyond = BigDecimal.ONE.movePointRight(limit.integer());
        if (measure == Measure.NUMBER) {
            fractionDigits =
                    Optional.of(
                            Math.min(limit.fraction(), fractionDigits.orElse(limit.fraction())));
        }
        return tighten(new Limit.AtLeast(beyond.negate(), false))
                && tighten(new Limit.AtMost(beyond, false));
    }

    private boolean tighten(Limit.Length limit) {
        lengthMin = Math.max(lengthMin, limit.min());
        lengthMax = Math.min(lengthMax, limit.max());
        return true;
    }

    private boolean match(Limit.Matches limit) {
        if (!limit.flags().isEmpty()) {
            return false;
        }
        var pattern = EcmaPattern.ofWhole(limit.regexp());
        pattern.ifPresent(patterns::add);
        return pattern.isPresent();
    }

    private void putLength(Json.Members schema) {
        var noun =
                switch (measure) {
                    case TEXT -> "Length";
                    case ELEMENTS -> "Items";
                    case ENTRIES -> "Properties";
                    case NUMBER, WHOLE_NUMBER, NOTHING -> "";
                };
        if (lengthMin > 0) {
            schema.put("min" + noun, lengthMin);
        }
        if (lengthMax < Integer.MAX_VALUE) {
            schema.put("max" + noun, lengthMax);
        }
    }

    private void putPatterns(Json.Members schema) {
        if (patterns.size() == 1) {
            schema.put("pattern", patterns.getFirst());
        } else {
            // A schema has room for one; all of several must hold.
            schema.putAny(
                    "allOf",
                    patterns.stream().map(one -> Json.object().put("pattern", one)).toList());
        }
    }

    private static String sentence(String rule) {
        return Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + ".";
    }
}
