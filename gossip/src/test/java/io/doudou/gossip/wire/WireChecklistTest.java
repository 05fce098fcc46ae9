package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Where others who wrote the protocol anew went wrong, as far as bytes are concerned; what it means
 * for the protocol is tested there.
 */
class WireChecklistTest {

    private static final Address ADDRESS = new Address(Host.of(new byte[] {10, 0, 0, 5}), 7946);

    private final Envelope labelled =
            Envelope.plain().withLabel("prod-eu").withKeyRing(KeyRing.of(Key.of(new byte[16])));

    @Test
    void answersOnStreamsHaveNoLabelAndAreAuthenticatedWithIt() {
        var codec = streams(labelled);
        var other = streams(labelled.withLabel("prod-us"));
        var reply = codec.sealReply(new Ack(1, Bytes.NIL));

        assertThat(reply[0]).isEqualTo((byte) Type.ENCRYPTED);
        assertThat(read(codec.replyReader(), reply))
                .isEqualTo(new StreamReader.Complete(new Ack(1, Bytes.NIL)));
        assertThat(read(other.replyReader(), reply))
                .isEqualTo(new StreamReader.Refused(Refusal.KEY_DIFFERS));
        assertThat(read(codec.replyReader(), codec.sealRequest(new Ack(1, Bytes.NIL))))
                .isInstanceOf(StreamReader.Refused.class);
    }

    @Test
    void streamsAreAlwaysCompressedAndDatagramsOnlyIfThatIsShorter() {
        var envelope = Envelope.plain().withCompression(Envelope.Compression.LZW);
        var nack = new Nack(1);
        var ack = new Ack(1, Bytes.NIL);

        assertThat(streams(envelope).sealRequest(ack)[0]).isEqualTo((byte) Type.COMPRESSED);
        assertThat(packets(envelope).seal(nack, Checksum.LEFT_OUT)[0]).isEqualTo((byte) Type.NACK);
        assertThat(packets(envelope).seal(user(400), Checksum.LEFT_OUT)[0])
                .isEqualTo((byte) Type.COMPRESSED);
        assertThat(
                        Opened.by(
                                        packets(Envelope.plain()),
                                        Hex.bytes("09 82 a4416c676f 00 a3427566"))
                                .all)
                .containsExactly(Refusal.TRUNCATED);
        for (var receiver : List.of(Envelope.plain(), envelope)) {
            var packet = packets(envelope).seal(user(400), Checksum.ADDED);
            assertThat(Opened.by(packets(receiver), packet).all).containsExactly(user(400));
        }
    }

    @Test
    void textsAndBytesAreRawKeysAreSortedAndMissingBytesAreNil() {
        var alive = new Alive(1, "n".repeat(40), ADDRESS, Bytes.NIL, Versions.STANDARD);

        assertThat(Hex.text(packets(Envelope.plain()).encode(alive)))
                .isEqualTo(
                        "0486a441646472a40a000005ab496e6361726e6174696f6e01a44d657461c0a44e6f6465"
                                + "da0028"
                                + "6e".repeat(40)
                                + "a4506f7274cd1f0aa356736ea6010502000000");
    }

    @Test
    void countsAreReadInTheFormOfOldAndOfNewMembers() {
        for (var count : new String[] {"d10000", "cc00", "cd0000", "d200000000", "00", "d000"}) {
            var head =
                    "06 83 a44a6f696e c2 a54e6f646573 "
                            + count
                            + " ac5573657253746174654c656e "
                            + count;
            assertThat(read(streams(Envelope.plain()).requestReader(), Hex.bytes(head)))
                    .isEqualTo(
                            new StreamReader.Complete(new PushPull(false, List.of(), Bytes.EMPTY)));
        }
    }

    @Test
    void hostsTravelOnAsTheBytesThatTheyWere() {
        var codec = packets(Envelope.plain());
        var mapped = Host.of(Hex.bytes("00000000000000000000ffff 0a000005"));
        var alive = new Alive(1, "n", new Address(mapped, 1), Bytes.EMPTY, Versions.STANDARD);
        var packet = codec.encode(alive);
        var read = (Alive) Opened.by(codec, packet).messages.getFirst();

        assertThat(read.address()).isEqualTo(alive.address()).isNotEqualTo(ADDRESS);
        assertThat(codec.encode(read)).isEqualTo(packet);
    }

    @Test
    void versionsAreSixBytesAlways() {
        var codec = packets(Envelope.plain());
        var versions = new Versions(1, 5, 2, 2, 5, 4);
        var alive = new Alive(1, "n", ADDRESS, Bytes.EMPTY, versions);

        assertThat(Hex.text(codec.encode(alive))).endsWith("a356736ea6010502020504");
        assertThat(versions.isValid()).isTrue();
        assertThat(Versions.NONE.isValid()).isFalse();
    }

    @Test
    void aChecksumMayBeThereOrNot() {
        var codec = packets(Envelope.plain());
        for (var checksum : Checksum.values()) {
            assertThat(Opened.by(codec, codec.seal(new Nack(1), checksum)).all)
                    .containsExactly(new Nack(1));
        }
        var spoiled = codec.seal(new Nack(1), Checksum.ADDED);
        spoiled[spoiled.length - 1]++;
        assertThat(Opened.by(codec, spoiled).all).containsExactly(Refusal.CHECKSUM_DIFFERS);
    }

    @Test
    void incarnationsHave32BitsWithoutSign() {
        var codec = packets(Envelope.plain());
        var dead = new Dead(0xffff_ffffL, "n", "n");

        assertThat(Opened.by(codec, codec.encode(dead)).all).containsExactly(dead);
        assertThat(dead.isLeave()).isTrue();
    }

    @Test
    void aPushPullIsReadWhileItArrives() {
        var states = new NodeState[300];
        Arrays.setAll(
                states,
                i ->
                        new NodeState(
                                "member-" + i,
                                ADDRESS,
                                Bytes.of("meta-" + i),
                                i,
                                Status.ALIVE,
                                Versions.STANDARD));
        var state = new PushPull(true, List.of(states), Bytes.of(new byte[5000]));
        var bytes = streams(Envelope.plain()).sealRequest(state);
        for (int step : new int[] {1, 7, 1448, 65_536}) {
            var reader = streams(Envelope.plain()).requestReader();
            StreamReader.Progress progress = new StreamReader.NeedsMore();
            for (int at = 0; at < bytes.length; at += step) {
                assertThat(progress).isInstanceOf(StreamReader.NeedsMore.class);
                progress =
                        reader.offer(ByteBuffer.wrap(bytes, at, Math.min(step, bytes.length - at)));
            }
            assertThat(progress).isEqualTo(new StreamReader.Complete(state));
        }
    }

    @Test
    void aNameThatIsNotUtf8IsRefusedAndHidesNobodyElse() {
        var ping = Hex.bytes("00 82 a44e6f6465 a2fffe a55365714e6f 01");
        assertThat(Opened.by(packets(Envelope.plain()), ping).all)
                .containsExactly(Refusal.MALFORMED);

        var head = "06 83 a44a6f696e c2 a54e6f646573 03 ac5573657253746174654c656e 00";
        var lines =
                "81 a44e616d65 a2fffe"
                        + "82 a44e616d65 a168 a55374617465 09"
                        + "81 a44e616d65 a6 e4b896e7958c";
        var progress = read(streams(Envelope.plain()).requestReader(), Hex.bytes(head + lines));
        var state = (PushPull) ((StreamReader.Complete) progress).message();
        assertThat(state.nodes()).extracting(NodeState::name).containsExactly("世界");
    }

    @Test
    void aLabelThatIsTakenOffBeforeIsStillAuthenticated() {
        var stripped =
                new Envelope(
                        labelled.label(),
                        Envelope.LabelCheck.STRIPPED_BEFORE,
                        labelled.keyRing(),
                        labelled.encryption(),
                        labelled.encryptionVersion(),
                        labelled.compression());
        var packet = packets(labelled).seal(new Nack(1), Checksum.LEFT_OUT);
        var without = Arrays.copyOfRange(packet, 2 + "prod-eu".length(), packet.length);

        assertThat(Opened.by(packets(stripped), without).all).containsExactly(new Nack(1));
        assertThat(Opened.by(packets(stripped), packet).all).containsExactly(Refusal.LABEL_DIFFERS);
        assertThat(Opened.by(packets(labelled), without).all)
                .containsExactly(Refusal.LABEL_DIFFERS);
    }

    private static UserMessage user(int length) {
        return new UserMessage(Bytes.of(new byte[length]));
    }

    private static StreamReader.Progress read(StreamReader reader, byte[] bytes) {
        return reader.offer(ByteBuffer.wrap(bytes));
    }

    private static PacketCodec packets(Envelope envelope) {
        return new PacketCodec(envelope, WireLimits.STANDARD, new Random(1));
    }

    private static StreamCodec streams(Envelope envelope) {
        return new StreamCodec(envelope, WireLimits.STANDARD, new Random(1));
    }
}
