package io.doudou.codec;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Problem;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class JsonReaderTest {

    private final Problems problems = new Problems();

    @Test
    void anObjectIsReadWhateverTheOrderOfItsFields() {
        var order =
                read(
                        """
                        {"tags": {"new": true, "old": false}, "size": 3, "extra": [{"a": 1}],
                         "column": "name", "parts": [{"column": "sub", "size": 1}]}
                        """);
        var part = new Order("sub", 1, null, List.of(), Map.of());
        assertThat(problems.list()).isEmpty();
        assertThat(order)
                .isEqualTo(
                        new Order(
                                "name", 3, null, List.of(part), Map.of("new", true, "old", false)));
    }

    @Test
    void everyProblemOfADocumentIsReportedWithItsPath() {
        read(
                """
                {"size": "3", "price": true, "column": null,
                 "parts": [{"column": "ok", "size": 101}, 7, {"column": " "}],
                 "tags": {"a": 1, "b c\\n": null}}
                """);
        assertThat(problems.list())
                .containsExactly(
                        new Problem("query.size", "must be a whole number of 32 bits"),
                        new Problem("query.price", "must be a finite number"),
                        new Problem("query.column", "must not be null"),
                        new Problem("query.parts[0].size", "must be at most 100"),
                        new Problem("query.parts[1]", "must be an object"),
                        new Problem("query.parts[2].column", "must not be blank"),
                        new Problem("query.parts[2].column", "must have at least 2 characters"),
                        new Problem("query.parts[2].size", "is required"),
                        new Problem("query.tags.a", "must be true or false"),
                        new Problem("query.tags[\"b?c?\"]", "must not be null"));
    }

    @Test
    void aCheckIsSilentWhereTheValueItselfWasWrong() {
        read("{\"column\": 5, \"size\": 1, \"parts\": [1, 2, 3, 4]}");
        assertThat(problems.list())
                .extracting(Problem::name)
                .containsExactly(
                        "query.column",
                        "query.parts[0]",
                        "query.parts[1]",
                        "query.parts[2]",
                        "query.parts[3]");
    }

    @Test
    void aCheckOfAListIsMadeUnderThePathOfTheList() {
        var part = "{\"column\": \"ab\", \"size\": 1}";
        read(
                "{\"column\": \"ab\", \"size\": 1, \"parts\": [%s, %s, %s, %s]}"
                        .formatted(part, part, part, part));
        assertThat(problems.list())
                .containsExactly(new Problem("query.parts", "must have at most 3 elements"));
    }

    @Test
    void anAnswerIsReadWithoutItsLimits() {
        var json = "{\"column\": \"\", \"size\": 101, \"unknown\": 1}".getBytes(UTF_8);
        var order = JsonReader.readAnswer(json, Order.CODEC, problems);
        assertThat(problems.list()).isEmpty();
        assertThat(order).isEqualTo(new Order("", 101, null, List.of(), Map.of()));
    }

    @Test
    void anAnswerOfTheWrongShapeIsAProblemAllTheSame() {
        JsonReader.readAnswer("{\"column\": 1}".getBytes(UTF_8), Order.CODEC, problems);
        assertThat(problems.list())
                .containsExactly(
                        new Problem("answer.column", "must be a text"),
                        new Problem("answer.size", "is required"));
    }

    @Test
    void aNameThatStandsTwiceIsAProblem() {
        read("{\"column\": \"ab\", \"size\": 1, \"size\": 2}");
        read("{\"column\": \"ab\", \"size\": 1, \"col_umn\": \"cd\"}");
        read("{\"column\": \"ab\", \"size\": 1, \"tags\": {\"a\": true, \"a\": true}}");
        assertThat(problems.list())
                .extracting(Problem::name)
                .containsExactly("query.size", "query.col_umn", "query.tags.a");
    }

    @Test
    void anotherNameOfAFieldIsReadToo() {
        assertThat(read("{\"col_umn\": \"ab\", \"size\": 1}"))
                .isEqualTo(new Order("ab", 1, null, List.of(), Map.of()));
    }

    @Test
    void whatARecordRejectsIsAProblemOfTheRecord() {
        var forbidden = "{\"column\": \"forbidden\", \"size\": 1}";
        read("{\"column\": \"ab\", \"size\": 1, \"parts\": [" + forbidden + "]}");
        assertThat(problems.list())
                .containsExactly(new Problem("query.parts[0]", "must not be forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5e0", "50e-1", "0.5E1", "5.000000000000000000000000000"})
    void aWholeNumberMayBeWrittenInSeveralWays(String text) {
        assertThat(read(text, JsonReader::intValue)).isEqualTo(5);
        assertThat(read(text, JsonReader::longValue)).isEqualTo(5L);
        assertThat(read(text, JsonReader::bigInteger)).isEqualTo(BigInteger.valueOf(5));
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.5", "2147483648", "-2147483649", "99999999999", "1e10", "1e999999999",
                "1e-999999999", "123456789012345678901234567890", "\"5\"", "true", "[5]", "{}"
            })
    void anIntIsNeverTruncated(String text) {
        assertThat(read(text, JsonReader::intValue)).isZero();
        assertThat(problems.list())
                .containsExactly(new Problem("query", "must be a whole number of 32 bits"));
    }

    @Test
    void eachWholeNumberHasItsOwnLimits() {
        assertThat(read("-128", JsonReader::byteValue)).isEqualTo(Byte.MIN_VALUE);
        assertThat(read("32767", JsonReader::shortValue)).isEqualTo(Short.MAX_VALUE);
        assertThat(read("-2147483648", JsonReader::intValue)).isEqualTo(Integer.MIN_VALUE);
        assertThat(read("9223372036854775807", JsonReader::longValue)).isEqualTo(Long.MAX_VALUE);
        assertThat(read("-9223372036854775808", JsonReader::longValue)).isEqualTo(Long.MIN_VALUE);
        assertThat(read("-0", JsonReader::longValue)).isZero();
        assertThat(problems.count()).isZero();
        read("128", JsonReader::byteValue);
        read("32768", JsonReader::shortValue);
        read("9223372036854775808", JsonReader::longValue);
        assertThat(problems.count()).isEqualTo(3);
    }

    @Test
    void floatingPointNumbersAreTheNearestOnes() {
        assertThat(read("0.1", JsonReader::floatValue)).isEqualTo(0.1f);
        assertThat(read("16777217", JsonReader::doubleValue)).isEqualTo(16777217d);
        assertThat(read("-1.5E-3", JsonReader::doubleValue)).isEqualTo(-0.0015);
        assertThat(problems.count()).isZero();
        read("1e39", JsonReader::floatValue);
        read("-1e309", JsonReader::doubleValue);
        read("null", JsonReader::doubleValue);
        assertThat(problems.list())
                .extracting(Problem::detail)
                .containsExactly(
                        "must be a finite number", "must be a finite number", "must not be null");
    }

    @Test
    void decimalsKeepEachDigitUpToALimit() {
        assertThat(read("1.10", JsonReader::decimal)).isEqualTo(new BigDecimal("1.10"));
        assertThat(read("1e999", JsonReader::decimal)).isEqualTo(new BigDecimal("1e999"));
        assertThat(problems.count()).isZero();
        read("1e1001", JsonReader::decimal);
        read("1e-1001", JsonReader::decimal);
        read("1e99999999999", JsonReader::decimal);
        read("1.5", JsonReader::bigInteger);
        read("1" + "0".repeat(1000), JsonReader::bigInteger);
        read("1" + "0".repeat(1_000_000), JsonReader::doubleValue);
        assertThat(problems.count()).isEqualTo(6);
    }

    @Test
    void textsMayHoldAnythingButHalfACharacter() {
        var text = "\"\\u0000 \\\" \\/ \\ud83d\\ude00 \uD83D\uDE00 \u00e9\"";
        assertThat(read(text, JsonReader::string))
                .isEqualTo("\u0000 \" / \uD83D\uDE00 \uD83D\uDE00 \u00e9");
        assertThat(problems.count()).isZero();
        read("\"a\\ud83d\"", JsonReader::string);
        read("\"\\ude00b\"", JsonReader::string);
        read("\"\\ud83d\"", JsonReader::charValue);
        read("{\"\\ud83d\": 1}", in -> in.map(JsonReader::intValue));
        assertThat(problems.count()).isEqualTo(4);
    }

    @Test
    void aCharacterIsATextOfOne() {
        assertThat(read("\"\u00e9\"", JsonReader::charValue)).isEqualTo('\u00e9');
        assertThat(problems.count()).isZero();
        read("\"ab\"", JsonReader::charValue);
        read("\"\"", JsonReader::charValue);
        read("7", JsonReader::charValue);
        assertThat(problems.count()).isEqualTo(3);
    }

    @Test
    void aScalarIsReadFromItsText() {
        var id = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        var read = read("\"" + id + "\"", in -> in.scalar(Scalar.UUID));
        assertThat(read).isEqualTo(id);
        assertThat(problems.count()).isZero();
        read("\"1-1-1-1-1\"", in -> in.scalar(Scalar.UUID));
        read("7", in -> in.scalar(Scalar.UUID));
        assertThat(problems.list())
                .containsExactly(
                        new Problem("query", "must be a UUID"),
                        new Problem("query", "must be a UUID"));
    }

    @Test
    void aSetRefusesARepeatedElement() {
        var set = read("[3, 1, 2]", in -> in.set(JsonReader::intValue));
        assertThat(set).containsExactly(3, 1, 2);
        read("[1, 2, 1.0]", in -> in.set(JsonReader::intValue));
        assertThat(problems.list())
                .containsExactly(new Problem("query[2]", "must not stand in the list twice"));
    }

    @ParameterizedTest
    @CsvSource({"'[1, null]', 2", "'[]', 0", "'7', 0", "'{}', 0"})
    void elementsMayBeNullAndAnythingButAListIsAProblem(String text, int size) {
        var list = read(text, in -> in.<@Nullable Integer>list(JsonReaderTest::optionalInt));
        assertThat(list).hasSize(size);
        assertThat(problems.count()).isEqualTo(text.startsWith("[") ? 0 : 1);
    }

    @Test
    void theDiscriminatorIsFoundWhereverItStands() {
        var text =
                "[{\"type\": \"A\", \"n\": 1}, {\"n\": 2, \"deep\": {\"type\": \"B\"}, \"type\":"
                        + " \"C\"}]";
        var shapes = read(text, in -> in.list(JsonReaderTest::shape));
        assertThat(shapes).containsExactly("A1", "C2");
        var nested = "{\"é\": {\"n\": 1, \"type\": \"X\"}}";
        var map = read(nested, in -> in.map(JsonReaderTest::shape));
        assertThat(map).containsEntry("é", "X1");
        assertThat(problems.count()).isZero();
    }

    @Test
    void anObjectWithoutItsDiscriminatorIsSkippedWithAProblem() {
        var text = "[{\"n\": 1}, 7, {\"type\": 5, \"n\": [1]}, {\"type\": \"A\", \"n\": 4}]";
        var shapes = read(text, in -> in.list(JsonReaderTest::shape));
        assertThat(shapes).containsExactly("", "", "", "A4");
        assertThat(problems.list())
                .containsExactly(
                        new Problem("query[0]", "must be an object with the text \"type\""),
                        new Problem("query[1]", "must be an object"),
                        new Problem("query[2]", "must be an object with the text \"type\""));
    }

    @Test
    void lookingAheadForDiscriminatorsIsBounded() {
        int depth = 100;
        var filler = "\"f\": \"" + "x".repeat(1000) + "\"";
        var text =
                "{\"sub\": ".repeat(depth)
                        + "1"
                        + (", " + filler + ", \"type\": \"A\"}").repeat(depth);
        read(text, JsonReaderTest::nest);
        assertThat(problems.count()).isPositive();
    }

    @Test
    void aRecordMayHaveMoreFieldsThanALongHasBits() {
        var fields = JsonFields.none();
        for (int i = 0; i < 70; i++) {
            fields = fields.required("f" + i);
        }
        var all = fields;
        read("{\"f69\": 1, \"f3\": 2, \"f69\": 3}", in -> sum(in.object(all), in));
        assertThat(problems.list())
                .hasSize(64)
                .startsWith(
                        new Problem("query.f69", "must not stand in the object twice"),
                        new Problem("query.f0", "is required"));
        assertThat(problems.count()).isEqualTo(1 + 68);
    }

    @Test
    void namesThatLookLikeNothingGoodAreQuotedInPaths() {
        read("{\"a.b\": 0}", in -> in.map(JsonReader::string));
        read("{\"" + "n".repeat(500) + "\": 0}", in -> in.map(JsonReader::string));
        assertThat(problems.list())
                .extracting(Problem::name)
                .containsExactly("query[\"a.b\"]", "query[\"" + "n".repeat(64) + "...\"]");
    }

    private static int sum(JsonObject object, JsonReader in) {
        int sum = 0;
        while (object.next() >= 0) {
            sum += in.intValue();
        }
        return sum;
    }

    private static String shape(JsonReader in) {
        var type = in.discriminator("type");
        if (type.isEmpty()) {
            return "";
        }
        var object = in.object(JsonFields.none().required("n"));
        int n = 0;
        while (object.next() >= 0) {
            n = in.intValue();
        }
        return type + n;
    }

    private static int nest(JsonReader in) {
        if (in.discriminator("type").isEmpty()) {
            return 0;
        }
        var object = in.object(JsonFields.none().required("sub"));
        while (object.next() >= 0) {
            nest(in);
        }
        return 0;
    }

    private static @Nullable Integer optionalInt(JsonReader in) {
        return in.takeNull() ? null : (Integer) in.intValue();
    }

    private @Nullable Order read(String json) {
        return read(json, Order::read);
    }

    private <T extends @Nullable Object> T read(String json, JsonCodec.Read<T> read) {
        var codec = JsonCodec.of(read, (out, value) -> out.nullValue());
        return JsonReader.read(json.getBytes(UTF_8), "query", codec, problems);
    }
}
