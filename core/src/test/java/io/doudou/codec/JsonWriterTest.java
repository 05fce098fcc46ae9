package io.doudou.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

class JsonWriterTest {

    @Test
    void commasStandBetweenValuesAndNowhereElse() {
        var json =
                write(
                        out -> {
                            out.beginObject();
                            out.name("type");
                            out.value("a");
                            out.name(Order.FIELDS, 1);
                            out.list(List.of(1L, 2L), JsonWriter::value);
                            out.name(Order.FIELDS, 4);
                            out.map(Map.<String, String>of(), JsonWriter::value);
                            out.name(Order.FIELDS, 2);
                            out.list(List.of(List.of(), List.of()), JsonWriterTest::writeList);
                            out.name("last");
                            out.beginObject();
                            out.endObject();
                            out.endObject();
                        });
        assertThat(json)
                .isEqualTo(
                        "{\"type\":\"a\",\"size\":[1,2],\"tags\":{},\"price\":[[],[]],\"last\":{}}");
    }

    @Test
    void mapsKeepTheirOrderAndEscapeTheirKeys() {
        var map = new LinkedHashMap<String, @Nullable Boolean>();
        map.put("b\"", true);
        map.put("\u00e4", null);
        assertThat(write(out -> out.map(map, JsonWriterTest::writeOptional)))
                .isEqualTo("{\"b\\\"\":true,\"\u00e4\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                -7,
                10,
                99,
                100,
                -100,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void wholeNumbersHaveAllTheirDigits(long value) {
        assertThat(write(out -> out.value(value))).isEqualTo(Long.toString(value));
    }

    @Test
    void otherNumbersAreWrittenSoThatTheyReadBackAsTheSame() {
        assertThat(write(out -> out.value(0.1))).isEqualTo("0.1");
        assertThat(write(out -> out.value(0.1f))).isEqualTo("0.1");
        assertThat(write(out -> out.value(1e300))).isEqualTo("1.0E300");
        assertThat(write(out -> out.value(-0.0))).isEqualTo("-0.0");
        assertThat(write(out -> out.value(new BigDecimal("1.10")))).isEqualTo("1.10");
        assertThat(write(out -> out.value(new BigDecimal("1e30")))).isEqualTo("1E+30");
        assertThat(write(out -> out.value(BigInteger.TWO.pow(70))))
                .isEqualTo("1180591620717411303424");
    }

    @Test
    void whatJsonCannotSayIsRefused() {
        for (var number : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            assertThatThrownBy(() -> write(out -> out.value((double) number)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("JSON has no number " + number);
            assertThatThrownBy(() -> write(out -> out.value(number.floatValue())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void textsAreEscapedWhereTheyMustBe() {
        var text = new StringBuilder();
        for (char c = 0; c < 0x20; c++) {
            text.append(c);
        }
        text.append("\"\\/\u007f\u0080\u00e9\u07ff\u0800\u2028\uffff\ud83d\ude00");
        assertThat(write(out -> out.value(text.toString())))
                .isEqualTo(
                        "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b"
                                + "\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015"
                                + "\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e"
                                + "\\u001f\\\"\\\\/\u007f\u0080\u00e9\u07ff\u0800\u2028\uffff"
                                + "\ud83d\ude00\"");
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(write(out -> out.value("a\ud83d"))).isEqualTo("\"a\ufffd\"");
        assertThat(write(out -> out.value("\ude00b"))).isEqualTo("\"\ufffdb\"");
        assertThat(write(out -> out.value("\ud83d\ud83d\ude00")))
                .isEqualTo("\"\ufffd\ud83d\ude00\"");
    }

    @Test
    void aDocumentGrowsAsFarAsItMust() {
        for (int length = 1015; length < 1030; length++) {
            var text = "x".repeat(length);
            assertThat(write(out -> out.value(text))).isEqualTo("\"" + text + "\"");
            var wide = "\u20ac".repeat(length);
            assertThat(write(out -> out.value(wide))).isEqualTo("\"" + wide + "\"");
            var list = new ArrayList<String>();
            for (int i = 0; i < length; i++) {
                list.add("\n");
            }
            assertThat(write(out -> out.list(list, JsonWriter::value))).hasSize(2 + 5 * length - 1);
        }
    }

    @Test
    void aValueThatHoldsItselfIsRefused() {
        var list = new ArrayList<Object>();
        list.add(list);
        assertThatThrownBy(() -> write(out -> writeList(out, list)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deeper than 128");
    }

    @Test
    void aScalarIsWrittenAsItsText() {
        var id = UUID.randomUUID();
        assertThat(write(out -> out.scalar(Scalar.UUID, id))).isEqualTo("\"" + id + "\"");
    }

    @Test
    void whatIsWrittenReadsBackAsTheSame() {
        var part = new Order("p\u00e4\"", -1, 2.5e-8, List.of(), Map.of("x", true));
        var order = new Order("whole", 99, null, List.of(part, part), Map.of());
        var problems = new Problems();
        var json = JsonWriter.write(Order.CODEC, order);
        assertThat(JsonReader.read(json, "order", Order.CODEC, problems)).isEqualTo(order);
        assertThat(problems.list()).isEmpty();
    }

    private static void writeOptional(JsonWriter out, @Nullable Boolean value) {
        if (value == null) {
            out.nullValue();
        } else {
            out.value(value);
        }
    }

    private static void writeList(JsonWriter out, Object value) {
        out.list((List<?>) value, JsonWriterTest::writeList);
    }

    private static String write(Consumer<JsonWriter> content) {
        var codec = JsonCodec.<String>of(in -> "", (out, value) -> content.accept(out));
        return new String(JsonWriter.write(codec, ""), UTF_8);
    }
}
