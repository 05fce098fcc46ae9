package io.doudou.generator.read;

import io.doudou.generator.model.Constraint;
import io.doudou.generator.model.Limit;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;

/**
 * Reads the annotations of {@code jakarta.validation.constraints}. One that is unknown, or on a
 * type that it cannot limit, is a problem: a check that silently never runs is worse than none.
 */
final class ConstraintReader {

    private static final String PACKAGE = "jakarta.validation.constraints.";
    private static final Set<ScalarKind> MOMENTS =
            Set.of(
                    ScalarKind.INSTANT,
                    ScalarKind.LOCAL_DATE,
                    ScalarKind.LOCAL_TIME,
                    ScalarKind.LOCAL_DATE_TIME,
                    ScalarKind.OFFSET_DATE_TIME,
                    ScalarKind.ZONED_DATE_TIME);

    private final Annotations annotations;
    private final Problems problems;

    ConstraintReader(Reading reading) {
        this.annotations = reading.annotations();
        this.problems = reading.problems();
    }

    /** The constraints among the annotations of one use of {@code type}; each only once. */
    List<Constraint> read(List<AnnotationMirror> present, Type type, Site site) {
        return present.stream().flatMap(each -> read(each, type, site)).distinct().toList();
    }

    private Stream<Constraint> read(AnnotationMirror annotation, Type type, Site site) {
        var name = Annotations.name(annotation);
        if (name.startsWith(PACKAGE) && name.endsWith(".List")) {
            var repeated = Annotations.nested(annotations.value(annotation, "value"));
            return repeated.stream().flatMap(each -> read(each, type, site));
        }
        if (name.startsWith(PACKAGE)) {
            return readOne(annotation, name.substring(PACKAGE.length()), type, site).stream();
        }
        if (annotations.has(Annotations.type(annotation), "jakarta.validation.Constraint")) {
            problems.add(site, unknown(name));
        }
        return Stream.empty();
    }

    private Optional<Constraint> readOne(
            AnnotationMirror annotation, String name, Type type, Site site) {
        if (name.equals("NotNull")) {
            return Optional.empty();
        }
        if (!((List<?>) annotations.value(annotation, "groups")).isEmpty()) {
            problems.add(site, "@" + name + " cannot have groups here: leave them out");
            return Optional.empty();
        }
        var limit = limit(annotation, name, site);
        if (limit.isPresent() && !fits(limit.get(), type)) {
            problems.add(site, "@" + name + " limits " + limited(limit.get()) + " only: remove it");
            return Optional.empty();
        }
        return limit.map(it -> new Constraint(it, rule(annotation, it, type)));
    }

    private Optional<Limit> limit(AnnotationMirror annotation, String name, Site site) {
        try {
            var limit = known(annotation, name);
            if (limit.isEmpty()) {
                problems.add(site, unknown(name));
            }
            return limit;
        } catch (NumberFormatException failure) {
            problems.add(site, "@" + name + " needs a number such as \"0.01\"");
        } catch (PatternSyntaxException failure) {
            problems.add(site, "@" + name + ": " + failure.getDescription());
        }
        return Optional.empty();
    }

    private static String unknown(String name) {
        return "the constraint @"
                + name.substring(name.lastIndexOf('.') + 1)
                + " is not known here: check it in the record's constructor and throw an"
                + " IllegalArgumentException";
    }

    private Optional<Limit> known(AnnotationMirror annotation, String name) {
        var limit =
                switch (name) {
                    case "Min" -> new Limit.AtLeast(number(annotation), true);
                    case "Max" -> new Limit.AtMost(number(annotation), true);
                    case "DecimalMin" ->
                            new Limit.AtLeast(number(annotation), inclusive(annotation));
                    case "DecimalMax" ->
                            new Limit.AtMost(number(annotation), inclusive(annotation));
                    case "Positive" -> new Limit.AtLeast(BigDecimal.ZERO, false);
                    case "PositiveOrZero" -> new Limit.AtLeast(BigDecimal.ZERO, true);
                    case "Negative" -> new Limit.AtMost(BigDecimal.ZERO, false);
                    case "NegativeOrZero" -> new Limit.AtMost(BigDecimal.ZERO, true);
                    case "Size" ->
                            new Limit.Length(
                                    integer(annotation, "min"), integer(annotation, "max"));
                    case "NotEmpty" -> new Limit.Length(1, Integer.MAX_VALUE);
                    case "NotBlank" -> new Limit.NotBlank();
                    case "Pattern" -> matches(annotation);
                    case "Email" -> new Limit.Email();
                    case "Digits" ->
                            new Limit.Digits(
                                    integer(annotation, "integer"),
                                    integer(annotation, "fraction"));
                    case "Past" -> new Limit.Moment(true, false);
                    case "PastOrPresent" -> new Limit.Moment(true, true);
                    case "Future" -> new Limit.Moment(false, false);
                    case "FutureOrPresent" -> new Limit.Moment(false, true);
                    case "AssertTrue" -> new Limit.Exactly(true);
                    case "AssertFalse" -> new Limit.Exactly(false);
                    default -> null;
                };
        return Optional.ofNullable(limit);
    }

    private BigDecimal number(AnnotationMirror annotation) {
        return new BigDecimal(annotations.value(annotation, "value").toString());
    }

    private int integer(AnnotationMirror annotation, String member) {
        return (Integer) annotations.value(annotation, member);
    }

    private boolean inclusive(AnnotationMirror annotation) {
        return (Boolean) annotations.value(annotation, "inclusive");
    }

    private Limit.Matches matches(AnnotationMirror annotation) {
        var regexp = (String) annotations.value(annotation, "regexp");
        Pattern.compile(regexp);
        var flags = (List<?>) annotations.value(annotation, "flags");
        return new Limit.Matches(
                regexp,
                flags.stream()
                        .map(flag -> ((VariableElement) ((AnnotationValue) flag).getValue()))
                        .map(constant -> constant.getSimpleName().toString())
                        .collect(Collectors.toSet()));
    }

    private static boolean fits(Limit limit, Type type) {
        return switch (limit) {
            case Limit.AtLeast _, Limit.AtMost _, Limit.Digits _ ->
                    type instanceof Type.Scalar scalar && scalar.kind().isNumber();
            case Limit.Length _ -> hasLength(type);
            case Limit.NotBlank _, Limit.Matches _, Limit.Email _ -> is(type, ScalarKind.STRING);
            case Limit.Moment _ ->
                    type instanceof Type.Scalar scalar && MOMENTS.contains(scalar.kind());
            case Limit.Exactly _ -> is(type, ScalarKind.BOOLEAN);
        };
    }

    private static boolean hasLength(Type type) {
        return is(type, ScalarKind.STRING)
                || type instanceof Type.ListOf
                || type instanceof Type.SetOf
                || type instanceof Type.ArrayOf
                || type instanceof Type.MapOf;
    }

    private static boolean is(Type type, ScalarKind kind) {
        return type instanceof Type.Scalar scalar && scalar.kind() == kind;
    }

    private static String limited(Limit limit) {
        return switch (limit) {
            case Limit.AtLeast _, Limit.AtMost _, Limit.Digits _ -> "numbers";
            case Limit.Length _ -> "texts, lists, sets, arrays and maps";
            case Limit.NotBlank _, Limit.Matches _, Limit.Email _ -> "texts";
            case Limit.Moment _ -> "dates and times";
            case Limit.Exactly _ -> "booleans";
        };
    }

    private String rule(AnnotationMirror annotation, Limit limit, Type type) {
        var message = (String) annotations.value(annotation, "message");
        return message.startsWith("{") ? Rules.sentence(limit, type) : message;
    }
}
