package io.doudou.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.fault.Fault;
import io.doudou.fault.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** The error of go-micro, byte for byte (specification 2.11 and 19.1). */
class MicroErrorTest {

    @ParameterizedTest
    @CsvSource({
        "400, Bad Request",
        "401, Unauthorized",
        "403, Forbidden",
        "404, Not Found",
        "408, Request Timeout",
        "500, Internal Server Error",
        "799, ''"
    })
    void theTextHasFourKeysInTheirOrder(int code, String status) {
        assertThat(new MicroError("go.micro.client", code, "no").json())
                .isEqualTo(
                        "{\"id\":\"go.micro.client\",\"code\":%d,\"detail\":\"no\",\"status\":\"%s\"}"
                                .formatted(code, status));
    }

    @Test
    void whatGoEscapesIsEscaped() {
        assertThat(new MicroError("a", 400, "<b> & \u2028\u2029 \" ü").json())
                .contains("\"\\u003cb\\u003e \\u0026 \\u2028\\u2029 \\\" ü\"");
    }

    @Test
    void theProblemsOfAFaultStandBehindItsDetail() {
        var fault =
                Fault.invalid(
                        List.of(
                                new Problem("name", "must be given"),
                                new Problem("age", "must be at least 1")));
        assertThat(MicroError.of("greeter", fault).detail())
                .isEqualTo("The request is not valid. name must be given; age must be at least 1");
    }

    @Test
    void whatItWritesIsReadAgainAndSoIsAnErrorWithoutZeroFields() {
        var error = new MicroError("greeter", 409, "taken <ü>");
        assertThat(MicroError.parse(error.json())).isEqualTo(error);
        assertThat(
                        MicroError.parse(
                                "{\"code\":403,\"detail\":\"x\",\"status\":\"Forbidden\",\"more\":[{}]}"))
                .isEqualTo(new MicroError("", 403, "x"));
    }

    @ParameterizedTest
    @CsvSource({"rpc: can't find service X", "''", "[1]", "{\"code\":", "null", "{\"code\":4}x"})
    void aTextThatIsNoJsonIsTheDetail(String text) {
        var parsed = MicroError.parse(text);
        assertThat(parsed.code()).isIn(0, 4);
        assertThat(parsed.fault().status()).isEqualTo(500);
        if (!text.contains("4")) {
            assertThat(parsed.detail()).isEqualTo(text);
        }
    }

    @Test
    void aCodeThatIsNoStatusOfAnErrorIsA500() {
        assertThat(new MicroError("a", 200, "odd").fault())
                .isEqualTo(new Fault(500, "http.500", "odd").with("id", "a"));
        assertThat(new MicroError("", 404, "gone").fault())
                .isEqualTo(new Fault(404, "http.404", "gone"));
    }
}
