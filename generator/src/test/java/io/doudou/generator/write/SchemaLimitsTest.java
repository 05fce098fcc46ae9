package io.doudou.generator.write;

import static io.doudou.generator.write.OpenApiDialect.V3_0;
import static io.doudou.generator.write.OpenApiDialect.V3_1;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.generator.model.Constraint;
import io.doudou.generator.model.Limit;
import io.doudou.generator.write.SchemaLimits.Measure;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class SchemaLimitsTest {

    private static final Limit BELOW_TEN = new Limit.AtMost(BigDecimal.TEN, false);

    @Test
    void anExclusiveBoundIsAFlagInOneDialectAndANumberInTheOther() {
        assertThat(members(V3_0, Measure.NUMBER, BELOW_TEN))
                .isEqualTo("{ \"maximum\": 10, \"exclusiveMaximum\": true }");
        assertThat(members(V3_1, Measure.NUMBER, BELOW_TEN))
                .isEqualTo("{ \"exclusiveMaximum\": 10 }");
    }

    @Test
    void theTightestOfSeveralBoundsHolds() {
        var atMostTen = new Limit.AtMost(BigDecimal.TEN, true);
        var atMostNine = new Limit.AtMost(new BigDecimal("9"), true);

        assertThat(members(V3_0, Measure.WHOLE_NUMBER, atMostTen, atMostNine))
                .isEqualTo("{ \"maximum\": 9 }");
        assertThat(members(V3_1, Measure.NUMBER, atMostTen, BELOW_TEN))
                .isEqualTo("{ \"exclusiveMaximum\": 10 }");
    }

    @Test
    void aLengthIsNamedAfterWhatIsCounted() {
        var length = new Limit.Length(1, 3);

        assertThat(members(V3_0, Measure.TEXT, length))
                .isEqualTo("{ \"minLength\": 1, \"maxLength\": 3 }");
        assertThat(members(V3_0, Measure.ELEMENTS, length))
                .isEqualTo("{ \"minItems\": 1, \"maxItems\": 3 }");
        assertThat(members(V3_0, Measure.ENTRIES, new Limit.Length(1, Integer.MAX_VALUE)))
                .isEqualTo("{ \"minProperties\": 1 }");
    }

    @Test
    void digitsAreARangeAndAStep() {
        var digits = new Limit.Digits(3, 2);

        assertThat(members(V3_1, Measure.NUMBER, digits))
                .isEqualTo(
                        "{ \"exclusiveMinimum\": -1000, \"exclusiveMaximum\": 1000,"
                                + " \"multipleOf\": 0.01 }");
        assertThat(members(V3_1, Measure.WHOLE_NUMBER, digits)).doesNotContain("multipleOf");
    }

    @Test
    void severalPatternsMustAllHold() {
        var letters = new Limit.Matches("[a-z]*", Set.of());

        assertThat(members(V3_0, Measure.TEXT, new Limit.NotBlank()))
                .isEqualTo("{ \"minLength\": 1, \"pattern\": \"\\\\S\" }");
        assertThat(members(V3_0, Measure.TEXT, new Limit.NotBlank(), letters))
                .isEqualTo(
                        "{ \"minLength\": 1, \"allOf\": [ { \"pattern\": \"\\\\S\" },"
                                + " { \"pattern\": \"^[a-z]*$\" } ] }");
    }

    @Test
    void whatASchemaCannotSayBecomesASentence() {
        var past = new Constraint(new Limit.Moment(true, false), "must be in the past");
        var javaOnly = new Constraint(new Limit.Matches("(?i)x", Set.of()), "must match \"(?i)x\"");
        var limits = new SchemaLimits(Measure.TEXT).withAll(List.of(past, javaOnly));
        var schema = Json.object();
        limits.putInto(schema, V3_0);

        assertThat(schema.isEmpty()).isTrue();
        assertThat(limits.sentences()).isEqualTo("Must be in the past.\nMust match \"(?i)x\".");
    }

    private static String members(OpenApiDialect dialect, Measure measure, Limit... limits) {
        var constraints =
                Stream.of(limits).map(limit -> new Constraint(limit, "must hold")).toList();
        var schema = Json.object();
        new SchemaLimits(measure).withAll(constraints).putInto(schema, dialect);
        return schema.print().strip().replaceAll("\\s+", " ");
    }
}
