package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What real members sent each other is read layer by layer, and sealing the same messages with the
 * same nonces gives the same bytes.
 */
class CapturesTest {

    static Stream<Vectors> datagrams() {
        return captures().filter(capture -> capture.get("transport").text().equals("udp"));
    }

    /** Streams between members, not those that were made by hand to provoke refusals. */
    static Stream<Vectors> streams() {
        return captures()
                .filter(capture -> capture.get("transport").text().equals("tcp"))
                .filter(capture -> !capture.get("from").text().equals("hand-made client"));
    }

    static Stream<Vectors> provocations() {
        return captures()
                .filter(capture -> capture.get("from").text().equals("hand-made client"))
                .filter(capture -> capture.get("library").text().equals("current"));
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void aDatagramIsReadAndSealedToTheSameBytes(Vectors capture) {
        var layers = capture.get("decoded").list();
        var packet = capture.get("hex").hex();
        var messages = messages(layers);
        var envelope = Recorded.envelope(capture.get("scenario").text());
        var codec =
                new PacketCodec(
                        envelope, WireLimits.STANDARD, Recorded.nonce(Recorded.nonce(layers)));

        assertThat(Opened.by(codec, packet).all).isEqualTo(messages);
        var parts = messages.stream().map(codec::encode).toList();
        assertThat(codec.seal(parts, checksum(layers))).isEqualTo(packet);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void aStreamIsReadAndSealedToTheSameBytes(Vectors capture) {
        var asked = capture.get("request_decoded").list();
        var question = Recorded.streamMessage(asked.getLast());
        var asking = streams(capture, asked);

        var request = capture.get("request_hex").hex();
        assertThat(read(asking.requestReader(), request)).isEqualTo(complete(question));
        assertThat(asking.sealRequest(question)).isEqualTo(request);
        if (!capture.get("response_hex").text().isEmpty()) {
            var answered = capture.get("response_decoded").list();
            var answer = Recorded.streamMessage(answered.getLast());
            var answering = streams(capture, answered);
            var reply = capture.get("response_hex").hex();
            assertThat(read(answering.replyReader(), reply)).isEqualTo(complete(answer));
            assertThat(answering.sealReply(answer)).isEqualTo(reply);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void aStreamIsReadTheSameByteByByte(Vectors capture) {
        var asked = capture.get("request_decoded").list();
        var reader = streams(capture, asked).requestReader();
        var progress = reader.offer(ByteBuffer.allocate(0));
        for (byte b : capture.get("request_hex").hex()) {
            assertThat(progress).isInstanceOf(StreamReader.NeedsMore.class);
            progress = reader.offer(ByteBuffer.wrap(new byte[] {b}));
        }

        assertThat(progress).isEqualTo(complete(Recorded.streamMessage(asked.getLast())));
    }

    /** A refusal is answered with an error where the original answers with one. */
    @ParameterizedTest
    @MethodSource("provocations")
    void aStreamMadeByHandIsRefusedAsByTheOriginal(Vectors capture) {
        var codec = streams(capture, List.of());
        var reader = codec.requestReader();
        reader.offer(ByteBuffer.wrap(capture.get("request_hex").hex()));
        var progress = reader.end();

        var answered = capture.get("response_decoded").list().getLast();
        var answer = answered.has("message") ? answered.get("message").text() : "nothing";
        if (answer.equals("ackResp")) {
            assertThat(progress).isEqualTo(complete(new Ping(7, "", Source.NONE)));
        } else {
            var why = ((StreamReader.Refused) progress).why();
            assertThat(why.reply().isPresent()).as(why.name()).isEqualTo(answer.equals("err"));
        }
    }

    private static StreamReader.Progress read(StreamReader reader, byte[] bytes) {
        return reader.offer(ByteBuffer.wrap(bytes));
    }

    private static StreamReader.Progress complete(StreamMessage message) {
        return new StreamReader.Complete(message);
    }

    private static StreamCodec streams(Vectors capture, List<Vectors> layers) {
        return new StreamCodec(
                Recorded.envelope(capture.get("scenario").text()),
                WireLimits.STANDARD,
                Recorded.nonce(Recorded.nonce(layers)));
    }

    private static Checksum checksum(List<Vectors> layers) {
        return layers.stream()
                        .anyMatch(
                                layer ->
                                        layer.has("layer")
                                                && layer.get("layer").text().equals("crc"))
                ? Checksum.ADDED
                : Checksum.LEFT_OUT;
    }

    private static List<PacketMessage> messages(List<Vectors> layers) {
        var messages = new ArrayList<PacketMessage>();
        for (var layer : layers) {
            if (layer.has("parts")) {
                layer.get("parts").list().forEach(part -> messages.addAll(messages(part.list())));
            } else if (layer.has("payload")) {
                messages.add(new UserMessage(Bytes.of(layer.get("payload").hex())));
            } else if (layer.has("message")) {
                messages.add(
                        Recorded.packetMessage(layer.get("message").text(), layer.get("fields")));
            }
        }
        return messages;
    }

    private static Stream<Vectors> captures() {
        return Vectors.part("captures").get("items").list().stream();
    }

    /** All bytes of all captures, for those who spoil them. */
    static List<byte[]> bytes(String transport) {
        return captures()
                .filter(capture -> capture.get("transport").text().equals(transport))
                .flatMap(
                        capture ->
                                transport.equals("udp")
                                        ? Stream.of(capture.get("hex").hex())
                                        : Stream.of(
                                                capture.get("request_hex").hex(),
                                                capture.get("response_hex").hex()))
                .filter(bytes -> bytes.length > 0)
                .filter(bytes -> !Arrays.equals(bytes, new byte[] {0}))
                .toList();
    }
}
