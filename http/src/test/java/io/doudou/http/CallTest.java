package io.doudou.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.Scalar;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** When the value of a call is written, and how. */
class CallTest {

    private final Digits digits = new Digits();
    private final AtomicInteger written = new AtomicInteger();

    private final JsonCodec<Double> number =
            JsonCodec.of(
                    JsonReader::doubleValue,
                    (out, value) -> {
                        written.incrementAndGet();
                        out.value((double) value);
                    });

    private Call call(Passing passing) {
        return Call.of("Double", "POST", "/double")
                .procedure("Doubler.Double", passing, () -> Digits.SHAPES);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Test
    void nothingIsWrittenBeforeItIsKnownHow() {
        var outgoing = call(Passing.BODY).body("number", number, 21.0).outgoing();
        assertThat(written).hasValue(0);
        var message = outgoing.invocation().orElseThrow().arguments().in(digits.encoding());
        assertThat(text(message)).isEqualTo("#21.0");
        assertThat(written).hasValue(1);
        assertThat(digits.detours()).isEmpty();
    }

    @Test
    void theJsonOfABodyIsWrittenOnceForAllNodes() {
        var outgoing = call(Passing.BODY).body("number", number, 21.0).outgoing();
        var invocation = outgoing.invocation().orElseThrow();
        var body = (Outgoing.Whole) outgoing.content();
        assertThat(text(body.bytes())).isEqualTo("21.0");
        assertThat(body.bytes()).isSameAs(invocation.arguments().get());
        assertThat(written).hasValue(1);
    }

    @Test
    void withoutABodyThereIsAnObjectWithoutMembers() {
        var outgoing = call(Passing.BODY).body("number", number, null).outgoing();
        assertThat(outgoing.content()).isEqualTo(Outgoing.Nothing.HERE);
        assertThat(text(outgoing.invocation().orElseThrow().arguments().get())).isEqualTo("{}");
    }

    @Test
    void severalParametersAreMembersOfOneObject() {
        var outgoing =
                call(Passing.NAMED)
                        .query("unit", Scalar.STRING, "m")
                        .body("number", number, 2.0)
                        .outgoing();
        var json = outgoing.invocation().orElseThrow().arguments().get();
        assertThat(text(json)).isEqualTo("{\"unit\":\"m\",\"number\":2.0}");
    }

    @Test
    void whatCannotBeSaidIsRefusedWhenItIsWritten() {
        var outgoing = call(Passing.BODY).body("number", number, Double.NaN).outgoing();
        var arguments = outgoing.invocation().orElseThrow().arguments();
        assertThatThrownBy(arguments::get).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> arguments.in(digits.encoding()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
