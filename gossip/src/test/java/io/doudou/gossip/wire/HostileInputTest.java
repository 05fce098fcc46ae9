package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Input that stopped members written in Go, or that they accept and should not; one test for each
 * recorded case that is about bytes, named after it.
 */
class HostileInputTest {

    private static final String ALIVE =
            "04 86 a441646472 %s ab496e6361726e6174696f6e %s a44d657461 %s a44e6f6465 %s a4506f7274"
                    + " cd1f0a a356736e %s";
    private static final String ADDRESS = "a4 7f000001";
    private static final String VERSIONS = "a6 010502000000";
    private static final String NAME = "a4 62657461";

    private final PacketCodec packets = codec(Envelope.plain());

    /** Cases that the protocol must answer for, because their bytes are in order. */
    private static final List<String> ABOUT_PROTOCOL =
            List.of("tcp-silent-connection", "udp-ping-other-Node");

    @Test
    void eachRecordedCaseHasItsTest() {
        var tests =
                Arrays.stream(HostileInputTest.class.getDeclaredMethods())
                        .map(Method::getName)
                        .collect(Collectors.toSet());
        var missing =
                Vectors.part("hostile_input").list().stream()
                        .map(one -> one.get("case").text())
                        .filter(name -> !ABOUT_PROTOCOL.contains(name))
                        .filter(name -> !tests.contains(method(name)))
                        .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void udpEmptyCompoundPart() {
        refused("07 01 0000", Refusal.EMPTY);
    }

    @Test
    void udpCompressEmptyPayload() {
        refused("09 82 a4416c676f 00 a3427566 a3 000302", Refusal.EMPTY);
    }

    @Test
    void tcpCompressEmptyPayload() {
        refusedStream("09 82 a4416c676f 00 a3427566 a3 000302", Refusal.EMPTY);
    }

    @Test
    void udpAliveVsn2Bytes() {
        assertThat(alive(ADDRESS, "01", "c0", NAME, "a2 0105").versions()).isSameAs(Versions.NONE);
    }

    @Test
    void udpAliveVsn5Bytes() {
        var versions = alive(ADDRESS, "01", "c0", NAME, "a5 0105020000").versions();

        assertThat(versions).isSameAs(Versions.NONE);
        assertThat(versions.isValid()).isFalse();
    }

    @Test
    void tcpPushpullNodeVsn3Bytes() {
        var state = (PushPull) complete(pushPull("a3 010502"));

        assertThat(state.nodes())
                .singleElement()
                .extracting(NodeState::versions)
                .isSameAs(Versions.NONE);
    }

    @Test
    void tcpPushpullDeadEntryWithoutVsn() {
        var state = (PushPull) complete(pushPull("c0"));

        assertThat(state.nodes())
                .singleElement()
                .extracting(NodeState::versions)
                .isSameAs(Versions.NONE);
    }

    @Test
    void tcpPushpullNodesMinus1() {
        refusedStream(
                "06 83 a44a6f696e c2 a54e6f646573 ff ac5573657253746174654c656e 00",
                Refusal.MALFORMED);
    }

    @Test
    void tcpPushpullNodes0() {
        assertThat(complete("06 83 a44a6f696e c2 a54e6f646573 00 ac5573657253746174654c656e 00"))
                .isEqualTo(new PushPull(false, List.of(), Bytes.EMPTY));
    }

    @Test
    void udpCompound130Parts() {
        var packet = "07 82" + "0002".repeat(130) + "0801".repeat(130);

        assertThat(Opened.by(packets, Hex.bytes(packet)).messages).hasSize(130);
    }

    @Test
    void udpNestedCompound500Deep() {
        var packet = new StringBuilder("0801");
        for (int i = 0; i < 500; i++) {
            packet.insert(0, "0701%04x".formatted(packet.length() / 2));
        }

        refused(packet.toString(), Refusal.TOO_LARGE);
    }

    @Test
    void udpAliveAddress3Bytes() {
        var host = alive("a3 010203", "01", "c0", NAME, VERSIONS).address().host();

        assertThat(Dialect.MEMBERLIST.isValid(host)).isFalse();
        assertThat(Dialect.GO_DOUDOU.isValid(host)).isFalse();
    }

    @Test
    void udpAliveAddressEmpty() {
        var host = alive("a0", "01", "c0", NAME, VERSIONS).address().host();

        assertThat(host.isNone()).isTrue();
        assertThat(Dialect.MEMBERLIST.isValid(host)).isFalse();
        assertThat(Dialect.GO_DOUDOU.isValid(host)).isFalse();
    }

    @Test
    void udpAliveEmptyName() {
        assertThat(alive(ADDRESS, "01", "c0", "a0", VERSIONS).node()).isEmpty();
    }

    @Test
    void udpAliveMeta2000Bytes() {
        var meta = "da07d0" + "61".repeat(2000);

        assertThat(alive(ADDRESS, "01", meta, NAME, VERSIONS).meta().length()).isEqualTo(2000);
    }

    @Test
    void udpAliveIncarnation0() {
        assertThat(alive(ADDRESS, "00", "c0", NAME, VERSIONS).incarnation()).isZero();
    }

    @Test
    void udpAlivePCurOutOfRange() {
        var versions = alive(ADDRESS, "01", "c0", NAME, "a6 010509000000").versions();

        assertThat(versions.isValid()).isFalse();
    }

    @Test
    void udpPingWithoutNode() {
        assertThat(Opened.by(packets, Hex.bytes("00 81 a55365714e6f 05")).all)
                .containsExactly(new Ping(5, "", Source.NONE));
    }

    @Test
    void tcpCrcWrapper() {
        refusedStream("0c 00000000 0082", Refusal.UNKNOWN_TYPE);
    }

    @Test
    void tcpTwoPingsOnOneStream() {
        assertThat(complete("00 81 a55365714e6f 05 00 81 a55365714e6f 06"))
                .isEqualTo(new Ping(5, "", Source.NONE));
    }

    @Test
    void tcpPingByteByByte() {
        var reader = streams(Envelope.plain()).requestReader();
        StreamReader.Progress progress = new StreamReader.NeedsMore();
        for (byte b : Hex.bytes("00 81 a55365714e6f 05")) {
            progress = reader.offer(ByteBuffer.wrap(new byte[] {b}));
        }

        assertThat(progress).isEqualTo(new StreamReader.Complete(new Ping(5, "", Source.NONE)));
    }

    @Test
    void tcpEncryptedEmptyPlaintext() {
        var envelope = keyed();
        var head = Hex.bytes("0a 0000001d");
        var out = new PackWriter();
        out.put(head);
        new Crypt(envelope, new Random(1)).seal(1, new byte[0], 0, head, out);

        var reader = streams(envelope).requestReader();
        assertThat(reader.offer(ByteBuffer.wrap(out.toArray())))
                .isEqualTo(new StreamReader.Refused(Refusal.EMPTY));
    }

    @Test
    void udpEncryptedEmptyPlaintext() {
        var envelope = keyed();
        var out = new PackWriter();
        new Crypt(envelope, new Random(1)).seal(1, new byte[0], 0, new byte[0], out);

        assertThat(Opened.by(codec(envelope), out.toArray()).all).containsExactly(Refusal.EMPTY);
    }

    /** Sealed as version 1, which adds no padding, and then called version 0. */
    @Test
    void udpEncryptedV0BadPadding() {
        for (int last : new int[] {0xff, 0, 17, 33}) {
            var plain = new byte[32];
            plain[31] = (byte) last;
            var envelope = keyed();
            var out = new PackWriter();
            new Crypt(envelope, new Random(1)).seal(1, plain, 32, new byte[0], out);
            var packet = out.toArray();
            packet[0] = 0;

            assertThat(Opened.by(codec(envelope), packet).all).containsExactly(Refusal.KEY_DIFFERS);
        }
    }

    @Test
    void tcpLabelHeaderTruncated() {
        var reader = streams(Envelope.plain().withLabel("abcde")).requestReader();

        assertThat(reader.offer(ByteBuffer.wrap(Hex.bytes("f4 05 61"))))
                .isInstanceOf(StreamReader.NeedsMore.class);
        assertThat(reader.end()).isEqualTo(new StreamReader.Refused(Refusal.TRUNCATED));
    }

    @Test
    void udpLabelHeaderTruncated() {
        refused("f4", Refusal.TRUNCATED);
        refused("f4 05 61", Refusal.TRUNCATED);
        refused("f4 00 0801", Refusal.LABEL_DIFFERS);
    }

    @Test
    void udpEmptyDatagram() {
        refused("", Refusal.EMPTY);
        refused("07", Refusal.TRUNCATED);
        refused("0c", Refusal.UNKNOWN_TYPE);
        refused("0c 00000000", Refusal.EMPTY);
        refused("0c 00000001 08", Refusal.CHECKSUM_DIFFERS);
    }

    @Test
    void theCryptogramOfAnotherVersionIsTold() {
        var packet = codec(keyed()).seal(new Nack(1), Checksum.LEFT_OUT);
        packet[0] = (byte) 200;

        assertThat(Opened.by(codec(keyed()), packet).all)
                .containsExactly(Refusal.ENCRYPTION_VERSION);
    }

    private void refused(String packet, Refusal why) {
        assertThat(Opened.by(packets, Hex.bytes(packet)).all).containsExactly(why);
    }

    private static void refusedStream(String bytes, Refusal why) {
        var reader = streams(Envelope.plain()).requestReader();
        reader.offer(ByteBuffer.wrap(Hex.bytes(bytes)));
        assertThat(reader.end()).isEqualTo(new StreamReader.Refused(why));
    }

    private static StreamMessage complete(String bytes) {
        var reader = streams(Envelope.plain()).requestReader();
        var progress = reader.offer(ByteBuffer.wrap(Hex.bytes(bytes)));
        assertThat(progress).isInstanceOf(StreamReader.Complete.class);
        return ((StreamReader.Complete) progress).message();
    }

    private Alive alive(
            String address, String incarnation, String meta, String name, String versions) {
        var packet = ALIVE.formatted(address, incarnation, meta, name, versions);
        return (Alive) Opened.by(packets, Hex.bytes(packet)).messages.getFirst();
    }

    private static String pushPull(String versions) {
        return "06 83 a44a6f696e c2 a54e6f646573 01 ac5573657253746174654c656e 00 87 a441646472"
                + ADDRESS
                + "ab496e6361726e6174696f6e 01 a44d657461 c0 a44e616d65"
                + NAME
                + "a4506f7274 cd1f0a a55374617465 02 a356736e"
                + versions;
    }

    private static Envelope keyed() {
        return Envelope.plain().withKeyRing(KeyRing.of(Key.of(new byte[16])));
    }

    private static PacketCodec codec(Envelope envelope) {
        return new PacketCodec(envelope, WireLimits.STANDARD, new Random(1));
    }

    private static StreamCodec streams(Envelope envelope) {
        return new StreamCodec(envelope, WireLimits.STANDARD, new Random(1));
    }

    /** The test of a case: its words, joined. */
    private static String method(String name) {
        var words = name.replace("--1", "-minus1").split("-");
        var method = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            method.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return method.toString();
    }
}
