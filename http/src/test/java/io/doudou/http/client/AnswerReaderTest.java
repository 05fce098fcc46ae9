package io.doudou.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problem;
import io.doudou.http.Body;
import io.doudou.http.Digits;
import io.doudou.http.FieldList;
import io.doudou.http.dispatch.FaultResponses;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class AnswerReaderTest {

    private static final JsonCodec<Integer> INT =
            JsonCodec.of(JsonReader::intValue, (out, value) -> out.value((long) value));

    private static Answer answer(int status, String type, String body) {
        return new Answer(
                "usersvc at test",
                status,
                FieldList.of("Content-Type", type),
                new Answer.Whole(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theFaultThatWasThrownThereIsThrownHere() {
        var thrown =
                new Fault(409, "user.taken", "The name is taken.")
                        .with("name", "ann")
                        .withProblems(List.of(new Problem("name", "must be another")));
        var sent = new FaultResponses(504).response(thrown, "/sign/up", "id-1");
        var content = ((Body.Bytes) sent.body()).content();
        var received =
                new Answer("usersvc", sent.status(), sent.headers(), new Answer.Whole(content));
        assertThatThrownBy(() -> AnswerReader.good(received)).isEqualTo(thrown);
    }

    @Test
    void theTextOfANodeWithoutProblemDocumentsIsTheDetail() {
        assertThatThrownBy(() -> AnswerReader.good(answer(500, "text/plain", "no such book\n")))
                .isEqualTo(new Fault(500, "http.500", "no such book"));
        assertThatThrownBy(
                        () -> AnswerReader.good(answer(502, "application/problem+json", "<html>")))
                .isEqualTo(new Fault(502, "http.502", "<html>"));
    }

    @Test
    void aRedirectIsNotFollowedButNamed() {
        var moved =
                new Answer(
                        "usersvc at test",
                        301,
                        FieldList.of("Location", "/user/"),
                        new Answer.Whole(new byte[0]));
        assertThatThrownBy(() -> AnswerReader.good(moved))
                .isInstanceOf(Malformed.class)
                .hasMessage("usersvc at test answered 301 to /user/ instead of a value");
    }

    @Test
    void jsonThatDoesNotFitIsMalformed() {
        for (var wrong : List.of("", "null", "\"7\"", "7 8", "99999999999", "{", "<html>")) {
            assertThatThrownBy(
                            () -> AnswerReader.value(answer(200, "text/html", wrong), "Get", INT))
                    .as(wrong)
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining("Get of usersvc at test");
        }
        assertThat(AnswerReader.value(answer(200, "application/json", "7"), "Get", INT))
                .isEqualTo(7);
    }

    private static Answer encoded(Digits digits, String message) {
        var bytes = message.getBytes(StandardCharsets.US_ASCII);
        return answer(200, "application/protobuf", "")
                .with(new Answer.Whole(bytes, digits.encoding()));
    }

    @Test
    void anAnswerInAnotherEncodingIsReadAsItIs() {
        var digits = new Digits();
        assertThat(AnswerReader.value(encoded(digits, "#2.5"), "Get", Digits.NUMBER))
                .isEqualTo(2.5);
        assertThat(digits.detours()).isEmpty();
    }

    @Test
    void aMessageThatMakesNoSenseOrDoesNotFitIsMalformed() {
        assertThatThrownBy(
                        () -> AnswerReader.value(encoded(new Digits(), "7"), "Get", Digits.NUMBER))
                .isInstanceOf(Malformed.class)
                .hasMessage("Get of usersvc at test: the message is no number");
        assertThatThrownBy(
                        () ->
                                AnswerReader.value(
                                        encoded(new Digits(), "#true"), "Get", Digits.NUMBER))
                .isInstanceOf(Malformed.class)
                .hasMessageStartingWith("Get of usersvc at test: the answer does not fit: answer ");
    }

    @Test
    void aFileNameIsReducedToItsLastSegment() {
        assertThat(Disposition.fileName("attachment; filename=\"../../etc/passwd\""))
                .isEqualTo("passwd");
        assertThat(Disposition.fileName("attachment; filename=\"a\\\"b.txt\""))
                .isEqualTo("a\"b.txt");
        assertThat(Disposition.fileName("attachment; filename=plain.txt; size=3"))
                .isEqualTo("plain.txt");
        assertThat(
                        Disposition.fileName(
                                "attachment; filename=\"_\"; filename*=UTF-8''%C3%BC%2F%2E%2E"))
                .isEqualTo("file");
        assertThat(Disposition.fileName("attachment; filename*=UTF-8''%C3%BC.txt"))
                .isEqualTo("ü.txt");
        assertThat(Disposition.fileName("inline")).isEqualTo("file");
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        var now = Instant.parse("2026-11-22T09:30:00Z");
        assertThat(RetryAfter.of(FieldList.of("Retry-After", "120"), now))
                .contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of(FieldList.of("Retry-After", "Sun, 22 Nov 2026 09:30:05 GMT"), now))
                .contains(Duration.ofSeconds(5));
        assertThat(RetryAfter.of(FieldList.of("Retry-After", "soon"), now)).isEmpty();
        assertThat(RetryAfter.of(FieldList.of(), now)).isEmpty();
    }

    @Test
    void addressesOfNodesAreRead() {
        assertThat(NodeAddress.parse("http://10.0.0.5:6060/api/"))
                .isEqualTo(new NodeAddress(false, "10.0.0.5", 6060, "/api"));
        assertThat(NodeAddress.parse("https://users.example"))
                .isEqualTo(new NodeAddress(true, "users.example", 443, ""));
        assertThat(NodeAddress.parse("[::1]:8080"))
                .isEqualTo(new NodeAddress(false, "::1", 8080, ""));
        for (var wrong : List.of("ftp://x", "http://", "a b", "http://u_s:er")) {
            assertThatThrownBy(() -> NodeAddress.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
    }
}
