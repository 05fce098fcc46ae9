package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Every message that the original encoded is encoded to the same bytes, and read back. */
class MessageVectorsTest {

    private final PacketCodec codec =
            new PacketCodec(Envelope.plain(), WireLimits.STANDARD, Recorded.nonce(new byte[12]));

    static Stream<Vectors> packetMessages() {
        return messages()
                .filter(vector -> vector.has("fields") && vector.has("name"))
                .filter(
                        vector ->
                                !List.of("pushPull", "user", "err")
                                        .contains(vector.get("name").text()));
    }

    static Stream<Vectors> pushPullHeads() {
        return messages().filter(vector -> id(vector).startsWith("pushpull-header"));
    }

    static Stream<Vectors> userHeads() {
        return messages().filter(vector -> id(vector).startsWith("usermsg-header"));
    }

    static Stream<Vectors> nodeStates() {
        return messages().filter(vector -> id(vector).startsWith("pushnodestate"));
    }

    static Stream<Vectors> compounds() {
        return messages().filter(vector -> vector.has("parts"));
    }

    @ParameterizedTest
    @MethodSource("packetMessages")
    void aMessageOfDatagramsHasTheBytesOfTheOriginal(Vectors vector) {
        var message = Recorded.packetMessage(vector.get("name").text(), vector.get("fields"));

        assertThat(codec.encode(message)).isEqualTo(vector.get("hex").hex());
        assertThat(Opened.by(codec, vector.get("hex").hex()).all).containsExactly(message);
        assertThat(codec.seal(message, Checksum.LEFT_OUT)).isEqualTo(vector.get("hex").hex());
    }

    @ParameterizedTest
    @MethodSource("pushPullHeads")
    void theHeadOfAPushPullHasTheBytesOfTheOriginal(Vectors vector) {
        var fields = vector.get("fields");
        var out = new PackWriter();
        MessageWriter.pushPullHead(
                fields.get("Join").flag(),
                (int) fields.get("Nodes").number(),
                (int) fields.get("UserStateLen").number(),
                out);

        assertThat(out.toArray()).isEqualTo(current(vector));
        for (var encoded : both(vector)) {
            var reader = new MessageReader();
            reader.in.reset(encoded, 1, encoded.length);
            reader.pushPullHead();
            assertThat(reader.refusal()).isNull();
            assertThat(reader.fields.flag).isEqualTo(fields.get("Join").flag());
            assertThat(reader.fields.count).isEqualTo(fields.get("Nodes").number());
            assertThat(reader.fields.length).isEqualTo(fields.get("UserStateLen").number());
        }
    }

    @ParameterizedTest
    @MethodSource("userHeads")
    void theHeadOfAUserMessageHasTheBytesOfTheOriginal(Vectors vector) {
        var length = vector.get("fields").get("UserMsgLen").number();
        var out = new PackWriter();
        MessageWriter.userHead((int) length, out);

        assertThat(out.toArray()).isEqualTo(current(vector));
        for (var encoded : both(vector)) {
            var whole = Arrays.copyOf(encoded, encoded.length + (int) length);
            var read = plainStreams().requestReader().offer(ByteBuffer.wrap(whole));
            assertThat(read)
                    .isEqualTo(
                            new StreamReader.Complete(
                                    new UserMessage(Bytes.of(new byte[(int) length]))));
        }
    }

    @ParameterizedTest
    @MethodSource("nodeStates")
    void aMemberInAPushPullHasTheBytesOfTheOriginal(Vectors vector) {
        var state = Recorded.nodeState(vector.get("fields"));
        var out = new PackWriter();
        MessageWriter.nodeState(state, out);

        assertThat(out.toArray()).isEqualTo(vector.get("hex").hex());
        var reader = new MessageReader();
        reader.in.reset(out.toArray(), 0, out.length());
        assertThat(reader.nodeState()).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("compounds")
    void aDatagramOfSeveralPartsHasTheBytesOfTheOriginal(Vectors vector) {
        var parts = vector.get("parts").list().stream().map(Vectors::hex).toList();
        var expected = parts.stream().flatMap(part -> Opened.by(codec, part).all.stream());

        assertThat(codec.seal(parts, Checksum.LEFT_OUT)).isEqualTo(vector.get("hex").hex());
        assertThat(Opened.by(codec, vector.get("hex").hex()).all)
                .containsExactlyElementsOf(expected.toList());
    }

    @Test
    void anErrorHasTheBytesOfTheOriginal() {
        var vector = messages().filter(one -> id(one).equals("err")).findFirst().orElseThrow();
        var error = new ErrorReply(vector.get("fields").get("Error").text());

        assertThat(plainStreams().sealReply(error)).isEqualTo(vector.get("hex").hex());
        assertThat(plainStreams().replyReader().offer(ByteBuffer.wrap(vector.get("hex").hex())))
                .isEqualTo(new StreamReader.Complete(error));
    }

    @Test
    void aUserMessageInADatagramIsItsBytesBehindTheType() {
        var vector = messages().filter(one -> id(one).equals("user-udp")).findFirst().orElseThrow();
        var message = new UserMessage(Bytes.of(vector.get("payload").hex()));

        assertThat(codec.encode(message)).isEqualTo(vector.get("hex").hex());
        assertThat(Opened.by(codec, vector.get("hex").hex()).all).containsExactly(message);
    }

    /** What a go-doudou member sends: hosts are texts, everything else is the same. */
    @Test
    void messagesOfGoDoudouHaveItsBytes() {
        var host = Dialect.GO_DOUDOU.host("10.0.0.5");
        var source = new Source(new Address(host, 56200), "n1");
        var ping = new Ping(7, "n2", source);
        var alive = new Alive(1, "n1", new Address(host, 56200), Bytes.NIL, Versions.STANDARD);

        assertThat(hex(codec.encode(ping)))
                .isEqualTo(
                        "0085a44e6f6465a26e32a55365714e6f07aa536f7572636541646472a831302e302e302e"
                                + "35aa536f757263654e6f6465a26e31aa536f75726365506f7274cddb88");
        assertThat(hex(codec.encode(alive)))
                .isEqualTo(
                        "0486a441646472a831302e302e302e35ab496e6361726e6174696f6e01a44d657461c0"
                                + "a44e6f6465a26e31a4506f7274cddb88a356736ea6010502000000");
        assertThat(hex(codec.seal(new Ack(7, Bytes.NIL), Checksum.ADDED)))
                .isEqualTo("0ca8cb2def0282a75061796c6f6164c0a55365714e6f07");
        assertThat(Opened.by(codec, codec.encode(alive)).all).containsExactly(alive);
    }

    @Test
    void aPushPullOfGoDoudouHasItsBytes() {
        var address = new Address(Dialect.GO_DOUDOU.host("10.0.0.5"), 56200);
        var node = new NodeState("n1", address, Bytes.of("{}"), 1, Status.ALIVE, Versions.STANDARD);
        var state = new PushPull(true, List.of(node), Bytes.EMPTY);

        assertThat(hex(plainStreams().sealRequest(state)))
                .isEqualTo(
                        "0683a44a6f696ec3a54e6f64657301ac5573657253746174654c656e0087a44164"
                                + "6472a831302e302e302e35ab496e6361726e6174696f6e01a44d657461a2"
                                + "7b7da44e616d65a26e31a4506f7274cddb88a5537461746500a356736ea6"
                                + "010502000000");
    }

    @ParameterizedTest
    @MethodSource("packetMessages")
    void theKeysOfAMessageMayComeInAnyOrder(Vectors vector) {
        var bytes = vector.get("hex").hex();
        var expected = Opened.by(codec, bytes).all;
        var random = new Random(1);
        for (int i = 0; i < 20; i++) {
            assertThat(Opened.by(codec, shuffled(bytes, random)).all).isEqualTo(expected);
        }
    }

    /** A message is its type, a short map, and pairs of short keys and values. */
    private static byte[] shuffled(byte[] message, Random random) {
        var pairs = new ArrayList<byte[]>();
        for (int at = 2; at < message.length; ) {
            int end = after(message, after(message, at));
            pairs.add(Arrays.copyOfRange(message, at, end));
            at = end;
        }
        assertThat(message[1]).isEqualTo((byte) (0x80 | pairs.size()));
        Collections.shuffle(pairs, random);
        var out = new ByteArrayOutputStream();
        out.write(message, 0, 2);
        pairs.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** Where the value ends that begins here. */
    private static int after(byte[] message, int at) {
        int head = message[at] & 0xff;
        return switch (head) {
            case 0xcc, 0xd0 -> at + 2;
            case 0xcd, 0xd1 -> at + 3;
            case 0xce, 0xd2 -> at + 5;
            case 0xcf, 0xd3 -> at + 9;
            case 0xda -> at + 3 + ByteBuffer.wrap(message).getShort(at + 1);
            default -> (head & 0xe0) == 0xa0 ? at + 1 + (head & 0x1f) : at + 1;
        };
    }

    @Test
    void aCompressedAnswerOfGoDoudouIsRead() {
        var packet =
                HexFormat.of()
                        .parseHex(
                                "0982a4416c676f00a3427566b70005083a05254c1e366fc29001566a4a99384e"
                                        + "de1c0808");

        assertThat(Opened.by(codec, packet).all).containsExactly(new Ack(7, Bytes.NIL));
    }

    private static Stream<Vectors> messages() {
        return Vectors.part("messages").list().stream();
    }

    private static String id(Vectors vector) {
        return vector.get("id").text();
    }

    private static byte[] current(Vectors vector) {
        return vector.get(vector.has("hex") ? "hex" : "hex_current").hex();
    }

    private static List<byte[]> both(Vectors vector) {
        return vector.has("hex")
                ? List.of(vector.get("hex").hex())
                : List.of(vector.get("hex_current").hex(), vector.get("hex_legacy").hex());
    }

    private static StreamCodec plainStreams() {
        return new StreamCodec(Envelope.plain(), WireLimits.STANDARD, Recorded.nonce(new byte[12]));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
