package io.doudou.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.doudou.fault.Fault;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Spoiled answers: whatever arrives is an answer or is refused, nothing passes a limit, and where
 * the network cuts the bytes changes nothing.
 *
 * <p>A failure tells its seed; {@code -Ddoudou.fuzz.seed=N} begins with it.
 */
class AnswerFuzzTest {

    private static final long FIRST_SEED = Long.getLong("doudou.fuzz.seed", 20_261_122);
    private static final int ROUNDS = 5_000;

    private static final List<String> SEEDS =
            List.of(
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDate: x\r\n\r\nabcde",
                    "HTTP/1.1 103 Hints\r\n"
                            + "Link: x\r\n\r\n"
                            + "HTTP/1.1 404 \r\n"
                            + "Content-Length: 0\r\n\r\n",
                    "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "5\r\nabcde\r\n1f;x=y\r\n0123456789012345678901234567890\r\n"
                            + "0\r\nSum: 1\r\n\r\n",
                    "HTTP/1.0 200 OK\r\nConnection: keep-alive, x\r\n\r\nuntil the end",
                    "HTTP/1.1 204 No Content\r\nA: b\r\nA:\r\nC: \t d \r\n\r\n");

    @Test
    void everythingIsAnAnswerOrIsRefused() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
            var random = new Random(seed);
            var bytes = spoiled(random);
            var whole = read(bytes, bytes.length, seed);
            var pieces = read(bytes, 1 + random.nextInt(7), seed);
            assertThat(pieces).as("seed " + seed + ", in pieces").isEqualTo(whole);
        }
    }

    private static byte[] spoiled(Random random) {
        var seed = SEEDS.get(random.nextInt(SEEDS.size()));
        var bytes = seed.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(4); i > 0; i--) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "\r\n :;,0\t".charAt(random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> bytes = doubled(bytes, at, Math.min(bytes.length, at + 9));
            }
        }
        return bytes;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        var more = Arrays.copyOf(bytes, bytes.length + to - from);
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }

    /** What was made of the bytes, as a list of what happened. */
    private static List<String> read(byte[] bytes, int pieceBytes, long seed) {
        var decoder = new AnswerDecoder();
        decoder.begin("GET");
        var found = new ArrayList<String>();
        var body = new StringBuilder();
        try {
            for (int from = 0; from < bytes.length; from += pieceBytes) {
                var piece =
                        Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + pieceBytes));
                if (isEnded(decoder, piece, found, body)) {
                    break;
                }
            }
        } catch (Fault refusal) {
            found.add("refused");
        } catch (RuntimeException unexpected) {
            fail(
                    "seed " + seed + ": " + new String(bytes, StandardCharsets.ISO_8859_1),
                    unexpected);
        }
        found.add(body.toString());
        return found;
    }

    private static boolean isEnded(
            AnswerDecoder decoder, byte[] piece, List<String> found, StringBuilder body) {
        var in = Unpooled.wrappedBuffer(piece);
        while (true) {
            switch (decoder.next(in)) {
                case HEAD -> {
                    assertThat(decoder.status()).isBetween(200, 599);
                    found.add(decoder.status() + " " + decoder.fields());
                }
                case CONTENT -> {
                    var bytes = new byte[decoder.contentBytes()];
                    in.readBytes(bytes);
                    body.append(new String(bytes, StandardCharsets.ISO_8859_1));
                }
                case END -> {
                    found.add("complete");
                    return true;
                }
                case MORE -> {
                    return false;
                }
            }
        }
    }
}
