package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.doudou.fault.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Spoiled requests: whatever arrives is a request or is refused, nothing passes a limit, and where
 * the network cuts the bytes changes nothing.
 *
 * <p>A failure tells its seed; {@code -Ddoudou.fuzz.seed=N} begins with it.
 */
class DecoderFuzzTest {

    private static final long FIRST_SEED = Long.getLong("doudou.fuzz.seed", 20_261_122);
    private static final int ROUNDS = 2_000;

    private static final int URI_BYTES_MAX = 60;
    private static final int HEADER_BYTES_MAX = 200;
    private static final int HEADER_COUNT_MAX = 6;
    private static final HttpLimits LIMITS =
            new HttpLimits(
                    1,
                    1,
                    1,
                    1,
                    1,
                    1,
                    1,
                    URI_BYTES_MAX,
                    HEADER_BYTES_MAX,
                    HEADER_COUNT_MAX,
                    1000,
                    1000);

    private static final Set<Integer> REFUSALS = Set.of(400, 414, 417, 431, 501, 505);

    private static final List<String> SEEDS =
            List.of(
                    "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n",
                    "POST /a HTTP/1.1\r\nHost: x:80\r\nContent-Length: 5\r\n\r\nabcde",
                    "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "5\r\nabcde\r\n1f;x=y\r\n0123456789012345678901234567890\r\n"
                            + "0\r\nSum: 1\r\n\r\n",
                    "PUT /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 2\r\n\r\nab",
                    "GET / HTTP/1.0\r\nConnection: keep-alive, x\r\n\r\n",
                    "\r\nHEAD /%20 HTTP/1.1\r\nHost: [::1]\r\nA: b\r\nA:\r\nC: \t d \r\n\r\n");

    /** What sets a decoder astray more often than a random byte does. */
    private static final List<String> PIECES =
            List.of(
                    "\r\n",
                    "\n",
                    "\r",
                    " ",
                    "\t",
                    ":",
                    "\0",
                    "\u007f",
                    "\u00ff",
                    "0\r\n\r\n",
                    "-1",
                    "+1",
                    "ffffffffffffffff",
                    "99999999999999999999",
                    "Content-Length: 3\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "Transfer-Encoding: gzip, chunked\r\n",
                    "Host: y\r\n",
                    "A: b\r\n",
                    "HTTP/2.0",
                    "HTTP/1.9",
                    "x".repeat(70));

    @Test
    void everythingIsARequestOrIsRefused() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            var bytes = spoiled(new Random(seed));
            try {
                var whole = outcome(bytes, bytes.length);
                assertThat(outcome(bytes, 1)).isEqualTo(whole);
                assertThat(outcome(bytes, 7)).isEqualTo(whole);
            } catch (RuntimeException | AssertionError failure) {
                fail("seed " + seed + ": " + text(bytes), failure);
            }
        }
    }

    private static byte[] spoiled(Random random) {
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(SEEDS.get(random.nextInt(SEEDS.size())));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            spoil(text, random);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void spoil(StringBuilder text, Random random) {
        var at = random.nextInt(text.length());
        var end = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(256));
            case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            default -> text.deleteCharAt(at).append(' ');
        }
    }

    /** All that is found in the bytes when they arrive in parts of this size. */
    private static String outcome(byte[] bytes, int partBytes) {
        var found = new Found();
        try {
            for (int from = 0; from < bytes.length; from += partBytes) {
                var count = Math.min(partBytes, bytes.length - from);
                found.take(Unpooled.wrappedBuffer(bytes, from, count));
            }
        } catch (Fault refusal) {
            assertThat(REFUSALS).contains(refusal.status());
            found.text.append("refused ").append(refusal.status()).append(refusal.code());
        }
        return found.text.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What one decoder has found so far. */
    private static final class Found {

        final StringBuilder text = new StringBuilder();
        private final Http1Decoder decoder = new Http1Decoder(LIMITS);
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        void take(ByteBuf in) {
            for (var step = decoder.next(in);
                    step != Http1Decoder.Step.MORE;
                    step = decoder.next(in)) {
                switch (step) {
                    case HEAD -> head(decoder.head());
                    case CONTENT -> content(in, decoder.contentBytes());
                    case END -> end();
                    case MORE -> throw new IllegalStateException("the loop ends with MORE");
                }
            }
            if (in.isReadable()) { // Asked for each byte: an assertThat would be most of the test.
                throw new AssertionError("bytes left behind");
            }
        }

        private void head(RequestHead head) {
            assertThat(head.target().length()).isBetween(1, URI_BYTES_MAX);
            assertThat(head.headers().count()).isLessThanOrEqualTo(HEADER_COUNT_MAX);
            assertThat(head.headers().toString().length()).isLessThan(HEADER_BYTES_MAX);
            assertThat(head.bodyBytes()).isGreaterThanOrEqualTo(RequestHead.UNKNOWN);
            text.append(head.method()).append(head.target()).append(head.headers());
            text.append(head.bodyBytes()).append(head.keepAlive()).append(head.expectsContinue());
        }

        private void content(ByteBuf in, int count) {
            assertThat(count).isBetween(1, in.readableBytes());
            var bytes = new byte[count];
            in.readBytes(bytes);
            body.writeBytes(bytes);
        }

        private void end() {
            text.append(text(body.toByteArray())).append(" end ");
            body.reset();
        }
    }
}
