package io.doudou.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.call.CallScope;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class MessageTest {

    @Test
    void namesOfFieldsAreFoundInAnyCaseAndKeptAsTheyWereWritten() {
        var message = Message.of("7").with("X-User-Id", "john").with("x-user-id", "jane");
        assertThat(message.header("X-USER-ID")).contains("jane");
        assertThat(message.header()).containsOnlyKeys("x-user-id");
        assertThat(message.without("X-User-ID").header()).isEmpty();
    }

    @Test
    void nobodyCanChangeAMessage() {
        var bytes = new byte[] {1, 2, 3};
        var message = Message.of(bytes);
        bytes[0] = 9;
        message.body()[1] = 9;
        assertThat(message.body()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> message.header().put("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatBreaksALimitIsRefused() {
        var large = new byte[Message.BODY_BYTES_MAX + 1];
        assertThatThrownBy(() -> Message.of(large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the body has 1048577 bytes, more than 1048576");
        var name = "x".repeat(Message.HEADER_CHARS_MAX);
        assertThatThrownBy(() -> Message.of("").with(name, "y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the header has 65537 characters, more than 65536");
    }

    @Test
    void fieldsThatCouldBreakAWireAreRefused() {
        for (var wrong : new String[] {"a\r\nb: c", "a\u0000", "\u007f"}) {
            assertThatThrownBy(() -> Message.of("").with("name", wrong))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Message.of("").with(wrong, "value"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Message.of("").with(" ", "value"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTravelsOfACallStandsBesideWhatTheMessageSaysItself() {
        var scope =
                new CallScope(
                        "request-7",
                        OptionalLong.of(1),
                        Optional.of("trace"),
                        Optional.of("state"),
                        Map.of("x-user-id", "john", "color", "red\r\nblue"));
        var message = Message.of("7").with("X-User-ID", "jane").sentIn(scope);
        assertThat(message.header())
                .containsOnlyKeys(
                        "Color", "traceparent", "tracestate", "X-Request-ID", "X-User-ID");
        assertThat(message.scope())
                .isEqualTo(
                        new CallScope(
                                "request-7",
                                OptionalLong.empty(),
                                Optional.of("trace"),
                                Optional.of("state"),
                                Map.of("x-user-id", "jane", "color", "red  blue")));
    }

    @Test
    void whatOnlyDescribesAMessageIsNoMetadata() {
        var header =
                Map.of(
                        "Content-Type", "application/json",
                        ":topic", "orders",
                        "Micro-Topic", "orders",
                        "Dead-Reason", "no",
                        "User-Agent", "Go-http-client/1.1",
                        "X-Micro-From-Service", "shop");
        assertThat(Message.of(header, new byte[0]).scope().metadata())
                .containsOnlyKeys("x-micro-from-service");
    }
}
