package io.doudou.generator.write;

import io.doudou.generator.model.Limit;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.write.SchemaLimits.Measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What a schema says about the scalar types of the JDK beside type and constraints. */
final class ScalarSchema {

    /** What every {@link java.time.Duration} is written as, and can be read from. */
    private static final String DURATION =
            "-?P(?!$)(-?[0-9]{1,12}D)?(T(?!$)(-?[0-9]{1,15}H)?(-?[0-9]{1,15}M)?"
                    + "(-?[0-9]{1,18}(\\.[0-9]{1,9})?S)?)?";

    /** One UTF-16 unit that is a character, which is less than what a schema counts as one. */
    private static final String CHAR = "[\\u0000-\\uD7FF\\uE000-\\uFFFF]";

    /**
     * The largest {@code float}, which a format does not keep a tester or a caller from passing.
     */
    private static final BigDecimal FLOAT_MAX = new BigDecimal("3.4028235E+38");

    private ScalarSchema() {}

    /** A new schema with all but the constraints. */
    static Json.Members begin(ScalarKind kind, boolean nullable, OpenApiDialect dialect) {
        var schema = dialect.type(kind.schemaType(), nullable);
        if (kind == ScalarKind.BYTES) {
            dialect.base64(schema);
        }
        schema.putText("format", format(kind));
        switch (kind) {
            case ZONED_DATE_TIME ->
                    dialect.example(schema, "2026-11-22T09:30:00+01:00[Europe/Vienna]");
            case DURATION -> dialect.example(schema, "PT1M30S");
            default -> {}
        }
        return schema;
    }

    /**
     * Names of the OpenAPI format registry where JSON Schema has none. The format {@code duration}
     * would refuse parts of seconds (RFC 3339, appendix A), so durations have a pattern instead.
     */
    private static String format(ScalarKind kind) {
        return switch (kind) {
            case LOCAL_TIME -> "time-local";
            case LOCAL_DATE_TIME -> "date-time-local";
            case ZONED_DATE_TIME -> "date-time-zoned";
            case DURATION, BYTES -> "";
            default -> kind.format();
        };
    }

    /** Limits that a type has by nature and that its format does not say. */
    static List<Limit> limits(ScalarKind kind) {
        return switch (kind) {
            case BYTE -> range(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT -> range(Short.MIN_VALUE, Short.MAX_VALUE);
            case FLOAT -> range(FLOAT_MAX.negate(), FLOAT_MAX);
            case CHAR -> List.of(new Limit.Length(1, 1), new Limit.Matches(CHAR, Set.of()));
            case DURATION -> List.of(new Limit.Matches(DURATION, Set.of()));
            default -> List.of();
        };
    }

    private static List<Limit> range(long min, long max) {
        return range(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    private static List<Limit> range(BigDecimal min, BigDecimal max) {
        return List.of(new Limit.AtLeast(min, true), new Limit.AtMost(max, true));
    }

    static Measure measure(ScalarKind kind) {
        return switch (kind.schemaType()) {
            case "integer" -> Measure.WHOLE_NUMBER;
            case "number" -> Measure.NUMBER;
            case "string" -> Measure.TEXT;
            default -> Measure.NOTHING;
        };
    }
}
