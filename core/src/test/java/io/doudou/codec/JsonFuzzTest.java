package io.doudou.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Problems;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thousands of broken documents: each is read, or is a problem; nothing else ever comes out. What
 * was read without a problem is written and read again as the same.
 */
class JsonFuzzTest {

    private static final int DOCUMENTS = 5_000;
    private static final String SEED = "doudou.fuzz.seed";

    private final long seed = Long.getLong(SEED, System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void aBrokenDocumentIsAProblemAndNothingElse() {
        int whole = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            var json = mutated(JsonWriter.write(Order.CODEC, order(3)));
            try {
                whole += survives(json) ? 1 : 0;
            } catch (Throwable failure) {
                fail(
                        "run again with -D%s=%d: %s".formatted(SEED, seed, new String(json, UTF_8)),
                        failure);
            }
        }
        assertThat(whole).as("documents that stayed whole").isBetween(1, DOCUMENTS - 1);
    }

    @Test
    void anyRecordReadsBackAsItself() {
        for (int i = 0; i < DOCUMENTS; i++) {
            var order = order(3);
            var problems = new Problems();
            var json = JsonWriter.write(Order.CODEC, order);
            var again = JsonReader.readAnswer(json, Order.CODEC, problems);
            assertThat(problems.list()).as("-D%s=%d", SEED, seed).isEmpty();
            assertThat(again).as("-D%s=%d", SEED, seed).isEqualTo(order);
        }
    }

    /** Whether the document was read without a problem. */
    private static boolean survives(byte[] json) {
        var problems = new Problems();
        var order = JsonReader.read(json, "order", Order.CODEC, problems);
        if (problems.count() > 0) {
            assertThat(problems.list()).allMatch(problem -> problem.name().startsWith("order"));
            return false;
        }
        assertThat(order).isNotNull();
        var written = JsonWriter.write(Order.CODEC, order);
        assertThat(JsonReader.read(written, "order", Order.CODEC, problems)).isEqualTo(order);
        return true;
    }

    private byte[] mutated(byte[] json) {
        var bytes = json.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) "{}[]\",:\\0-e.tfn u".charAt(random.nextInt(17));
                case 2 -> bytes = cut(bytes, at, at + random.nextInt(bytes.length - at));
                default -> bytes = doubled(bytes, at, at + random.nextInt(bytes.length - at));
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        var rest = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        var more = new byte[bytes.length + (to - from)];
        System.arraycopy(bytes, 0, more, 0, to);
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }

    private Order order(int depth) {
        var parts = new ArrayList<Order>();
        for (int i = depth == 0 ? 0 : random.nextInt(3); i > 0; i--) {
            parts.add(order(depth - 1));
        }
        var tags = new LinkedHashMap<String, Boolean>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.put(text(), random.nextBoolean());
        }
        Double price = random.nextBoolean() ? null : (Double) random.nextDouble(-1e9, 1e9);
        return new Order("c " + text(), random.nextInt(-100, 100), price, List.copyOf(parts), tags);
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\/");
                case 2 -> text.append((char) random.nextInt(0xA0, 0xD800));
                case 3 -> text.appendCodePoint(random.nextInt(0x10000, 0x110000));
                default -> text.append((char) random.nextInt('a', 'z' + 1));
            }
        }
        return text.toString();
    }
}
