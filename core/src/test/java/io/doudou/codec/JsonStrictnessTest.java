package io.doudou.codec;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Problem;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.util.List;

/** What lenient readers take and this one does not. */
class JsonStrictnessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\":1 \"b\":2}",
                "]",
                "}",
                ":",
                "nul",
                "nulll",
                "True",
                "NaN",
                "Infinity",
                "-Infinity",
                "+1",
                "-",
                "01",
                "-01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x10",
                "1_000",
                "1L",
                "[1 // c\n]",
                "[1 /* c */]",
                "[1 # c\n]",
                "\"a",
                "'a'",
                "\"\t\"",
                "\"\u0000\"",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12G4\"",
                "\"\\'\"",
                "[1\u00a0]",
                "[1\f]",
                "[1]\u0000",
                "\u0000[1]"
            })
    void whatIsNoJsonIsOneProblem(String text) {
        var problems = problemsOf(text.getBytes(UTF_8));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().name()).isEqualTo("body");
        assertThat(problems.getFirst().detail()).startsWith("must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1] [2]", "1 2", "{}}", "[1],", "null null", "1\"a\"", "{}x"})
    void nothingMayFollowTheValue(String text) {
        assertThat(problemsOf(text.getBytes(UTF_8))).hasSize(1);
    }

    @Test
    void whiteSpaceMayFollowTheValue() {
        assertThat(problemsOf(" \t\r\n{ \"a\" : [ 1 , 2 ] } \t\r\n".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aSyntaxErrorSaysWhereAndShowsNothingOfTheDocument() {
        assertThat(problemsOf("{\n  \"password\": \"secret\",\n  \"pin\": x123\n}".getBytes(UTF_8)))
                .containsExactly(
                        new Problem("body", "must be JSON, but is not near line 3, column 15"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"\u00c0\u0080\"]", // overlong NUL
                "[\"\u00c1\u0081\"]", // overlong A
                "[\"\u00e0\u0080\u00af\"]", // overlong slash
                "[\"\u00f0\u0080\u0080\u00af\"]",
                "[\"\u00ed\u00a0\u0080\"]", // a surrogate in UTF-8
                "[\"\u00f4\u0090\u0080\u0080\"]", // beyond U+10FFFF
                "[\"\u00f5\u0080\u0080\u0080\"]",
                "[\"\u0080\"]",
                "[\"\u00e9\"]",
                "[\"\u00e2\u0082\"]",
                "[\"\u00ff\"]",
                "[1]\u00e2\u0082"
            })
    void brokenUtf8IsRefusedWhereverItStands(String bytes) {
        assertThat(problemsOf(bytes.getBytes(ISO_8859_1))).hasSize(1);
        assertThat(problemsOf(("[\"0123456789\", " + bytes + "]").getBytes(ISO_8859_1))).hasSize(1);
    }

    @Test
    void wholeUtf8IsTaken() {
        var text =
                "[\"\u007f \u0080 \u07ff \u0800 \ud7ff \ue000 \uffff \ud800\udc00 \udbff\udfff\"]";
        assertThat(problemsOf(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void otherEncodingsAndByteOrderMarksAreRefused() {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"))) {
            assertThat(problemsOf("[1]".getBytes(charset))).as(charset.name()).hasSize(1);
        }
        assertThat(problemsOf("\ufeff[1]".getBytes(UTF_8)))
                .containsExactly(
                        new Problem("body", "must be JSON in UTF-8 without a byte order mark"));
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 10_000, 1_000_000})
    void deepNestingIsAProblemAndNotAStackOverflow(int depth) {
        assertThat(problemsOf("[".repeat(depth).getBytes(UTF_8)).getFirst().detail())
                .startsWith("must not be nested deeper than 128");
        assertThat(problemsOf(("{\"a\":".repeat(depth)).getBytes(UTF_8))).hasSize(1);
        assertThat(problemsOf(("{\"unknown\":" + "[".repeat(depth)).getBytes(UTF_8))).hasSize(1);
    }

    @Test
    void nestingAsDeepAsTheLimitIsTaken() {
        assertThat(problemsOf(("[".repeat(128) + "]".repeat(128)).getBytes(UTF_8))).isEmpty();
    }

    @Test
    void manyProblemsCostNoMoreThanTheLimit() {
        var text = "[" + "{},".repeat(100_000) + "{}]";
        var problems = new Problems();
        JsonReader.read(text.getBytes(UTF_8), "body", listOfText(), problems);
        assertThat(problems.list()).hasSize(Problems.PROBLEMS_MAX);
        assertThat(problems.count()).isEqualTo(100_001);
    }

    private static List<Problem> problemsOf(byte[] json) {
        var problems = new Problems();
        JsonReader.read(json, "body", anything(), problems);
        return problems.list();
    }

    private static JsonCodec<List<String>> listOfText() {
        return JsonCodec.of(in -> in.list(JsonReader::string), (out, value) -> out.nullValue());
    }

    /** Reads every shape there is through the reader's own methods. */
    private static JsonCodec<@Nullable Object> anything() {
        return JsonCodec.of(JsonStrictnessTest::readAnything, (out, value) -> out.nullValue());
    }

    static @Nullable Object readAnything(JsonReader in) {
        in.skip();
        return null;
    }
}
