package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import io.doudou.generator.model.Limit;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Writes limits as conditions on a value that is not null. */
final class Limits {

    /** What browsers take for an e-mail address (HTML, 4.10.5.1.5). */
    private static final String EMAIL_NAME = "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@";

    private static final String EMAIL_HOST =
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.(?=.)|$))+";

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Constants constants;

    /** Limits of one generated class, which keeps patterns and large numbers as its constants. */
    Limits(Constants constants) {
        this.constants = constants;
    }

    /** A condition that also holds when {@code exempt} does: {@code id == null || id >= 1}. */
    CodeBlock condition(Limit limit, Type type, CodeBlock value, CodeBlock exempt) {
        var condition = condition(limit, type, value);
        return condition.toString().contains(" && ")
                ? CodeBlock.of("$L || ($L)", exempt, condition)
                : CodeBlock.of("$L || $L", exempt, condition);
    }

    /** The condition under which {@code value} keeps within the limit. */
    CodeBlock condition(Limit limit, Type type, CodeBlock value) {
        return switch (limit) {
            case Limit.AtLeast least ->
                    compare(value, type, least.inclusive() ? ">=" : ">", least.bound());
            case Limit.AtMost most ->
                    compare(value, type, most.inclusive() ? "<=" : "<", most.bound());
            case Limit.Length length -> length(length, type, value);
            case Limit.NotBlank _ -> CodeBlock.of("!$L.isBlank()", value);
            case Limit.Matches matches ->
                    CodeBlock.of("$L.matcher($L).matches()", pattern(matches), value);
            case Limit.Email _ -> CodeBlock.of("$L.matcher($L).matches()", email(), value);
            case Limit.Digits digits -> digits(digits, type, value);
            case Limit.Moment moment -> moment(moment, type, value);
            case Limit.Exactly exactly -> CodeBlock.of(exactly.value() ? "$L" : "!$L", value);
        };
    }

    private CodeBlock compare(CodeBlock value, Type type, String operator, BigDecimal bound) {
        return switch (kind(type)) {
            case FLOAT, DOUBLE -> CodeBlock.of("$L $L $L", value, operator, bound.doubleValue());
            case DECIMAL, BIG_INTEGER -> compareLarge(value, kind(type), operator, bound);
            default -> compareWhole(value, operator, bound);
        };
    }

    /** Fractions are rounded to the nearest whole number that the condition lets pass. */
    private CodeBlock compareWhole(CodeBlock value, String operator, BigDecimal bound) {
        boolean isWhole = isWhole(bound);
        boolean atLeast = operator.startsWith(">");
        var whole = bound.setScale(0, atLeast ? RoundingMode.CEILING : RoundingMode.FLOOR);
        var sign = isWhole ? operator : atLeast ? ">=" : "<=";
        if (whole.compareTo(LONG_MIN) < 0 || whole.compareTo(LONG_MAX) > 0) {
            return CodeBlock.of(
                    "$T.valueOf($L).compareTo($L) $L 0",
                    BigDecimal.class,
                    value,
                    decimal(bound),
                    operator);
        }
        return CodeBlock.of("$L $L $L", value, sign, literal(whole.longValueExact()));
    }

    private CodeBlock compareLarge(
            CodeBlock value, ScalarKind kind, String operator, BigDecimal bound) {
        if (bound.signum() == 0) {
            return CodeBlock.of("$L.signum() $L 0", value, operator);
        }
        if (kind == ScalarKind.BIG_INTEGER && isWhole(bound)) {
            return CodeBlock.of("$L.compareTo($L) $L 0", value, bigInteger(bound), operator);
        }
        var decimal =
                kind == ScalarKind.DECIMAL
                        ? value
                        : CodeBlock.of("new $T($L)", BigDecimal.class, value);
        return CodeBlock.of("$L.compareTo($L) $L 0", decimal, decimal(bound), operator);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static String literal(long number) {
        return (int) number == number ? Long.toString(number) : number + "L";
    }

    private CodeBlock decimal(BigDecimal number) {
        return large(BigDecimal.class, number.toPlainString());
    }

    private CodeBlock bigInteger(BigDecimal number) {
        return large(BigInteger.class, number.toBigIntegerExact().toString());
    }

    private CodeBlock large(Class<?> type, String number) {
        return constants.of("BOUND", ClassName.get(type), CodeBlock.of("new $T($S)", type, number));
    }

    private static CodeBlock length(Limit.Length length, Type type, CodeBlock value) {
        var size = size(type, value);
        var least = CodeBlock.of("$L >= $L", size, length.min());
        var most = CodeBlock.of("$L <= $L", size, length.max());
        if (length.max() == Integer.MAX_VALUE) {
            return length.min() == 1 && !(type instanceof Type.ArrayOf)
                    ? CodeBlock.of("!$L.isEmpty()", value)
                    : least;
        }
        return length.min() == 0 ? most : CodeBlock.of("$L && $L", least, most);
    }

    /** Characters of Unicode, as JSON Schema counts them (2020-12, validation 6.3.1). */
    private static CodeBlock size(Type type, CodeBlock value) {
        return switch (type) {
            case Type.Scalar _ -> CodeBlock.of("$1L.codePointCount(0, $1L.length())", value);
            case Type.ArrayOf _ -> CodeBlock.of("$L.length", value);
            default -> CodeBlock.of("$L.size()", value);
        };
    }

    private CodeBlock email() {
        var compile = CodeBlock.of("$T.compile($S + $S)", Pattern.class, EMAIL_NAME, EMAIL_HOST);
        return constants.of("EMAIL", ClassName.get(Pattern.class), compile);
    }

    private CodeBlock pattern(Limit.Matches matches) {
        var compile = CodeBlock.builder().add("$T.compile($S", Pattern.class, matches.regexp());
        var separator = ", ";
        for (var flag : matches.flags().stream().sorted().toList()) {
            compile.add("$L$T.$L", separator, Pattern.class, flag);
            separator = " | ";
        }
        return constants.of("PATTERN", ClassName.get(Pattern.class), compile.add(")").build());
    }

    /** Zeros behind the last other digit of a fraction do not count. */
    private CodeBlock digits(Limit.Digits digits, Type type, CodeBlock value) {
        var kind = kind(type);
        if (kind == ScalarKind.BIG_INTEGER || isWhole(kind)) {
            var bound = BigDecimal.TEN.pow(digits.integer());
            return CodeBlock.of(
                    "$L && $L",
                    compare(value, type, ">", bound.negate()),
                    compare(value, type, "<", bound));
        }
        var decimal =
                kind == ScalarKind.DECIMAL
                        ? value
                        : CodeBlock.of("$T.valueOf($L)", BigDecimal.class, value);
        return CodeBlock.of(
                "$1L.precision() - $1L.scale() <= $2L && $1L.stripTrailingZeros().scale() <= $3L",
                decimal,
                digits.integer(),
                digits.fraction());
    }

    private static boolean isWhole(ScalarKind kind) {
        return switch (kind) {
            case BYTE, SHORT, INT, LONG -> true;
            default -> false;
        };
    }

    private static CodeBlock moment(Limit.Moment moment, Type type, CodeBlock value) {
        var javaType = ClassName.bestGuess(kind(type).javaName());
        var now = CodeBlock.of("$T.now($T.current())", javaType, Rooms.WALL_CLOCK);
        return moment.orPresent()
                ? CodeBlock.of("!$L.$L($L)", value, moment.past() ? "isAfter" : "isBefore", now)
                : CodeBlock.of("$L.$L($L)", value, moment.past() ? "isBefore" : "isAfter", now);
    }

    private static ScalarKind kind(Type type) {
        if (type instanceof Type.Scalar scalar) {
            return scalar.kind();
        }
        throw new IllegalArgumentException("no scalar: " + type);
    }
}
