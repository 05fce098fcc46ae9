package io.doudou.gossip;

import static io.doudou.gossip.Outsider.hex;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.doudou.gossip.wire.Bytes;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whatever arrives at the port of a running node, it goes on answering, and nobody is made up. */
@Timeout(60)
class HostileClusterTest {

    private static final byte[] KEY = hex("000102030405060708090a0b0c0d0e0f");
    private static final String EMPTY_LZW = "09 82 a4416c676f 00 a3427566 a3 000302";
    private static final String PING = "00 81 a55365714e6f 05";

    private static final BlockingQueue<String> MESSAGES = new LinkedBlockingQueue<>();
    private static Cluster node;
    private static Cluster keyed;
    private static Outsider outsider;
    private static Outsider keyHolder;

    @BeforeAll
    static void start() {
        var application =
                new ClusterApplication() {
                    @Override
                    public void received(Bytes payload) {
                        MESSAGES.add(payload.text());
                    }
                };
        node = Cluster.with(settings()).application(application).start();
        keyed =
                Cluster.with(settings().with(GossipOptions.KEY, HexFormat.of().formatHex(KEY)))
                        .start();
        outsider = new Outsider(address(node));
        keyHolder = new Outsider(address(keyed));
    }

    @AfterAll
    static void end() {
        outsider.close();
        keyHolder.close();
        node.close();
        keyed.close();
    }

    @AfterEach
    void theNodeStillAnswersAndKnowsNobodyElse() {
        assertThat(outsider.isAnswered()).as("answers a ping").isTrue();
        assertThat(node.members()).filteredOn(Member::isPresent).hasSize(1);
        assertThat(node.stats().drops()).containsEntry(Drop.DEFECT, 0L);
        assertThat(keyed.stats().drops()).containsEntry(Drop.DEFECT, 0L);
    }

    /** Every case that was recorded of the original, against a running node. */
    @TestFactory
    Stream<DynamicTest> whatStoppedOrFooledTheOriginal() {
        return Vectors.part("hostile_input").list().stream()
                .map(one -> one.get("case").text())
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name,
                                        () -> {
                                            attack(name);
                                            theNodeStillAnswersAndKnowsNobodyElse();
                                        }));
    }

    private static void attack(String name) throws Exception {
        switch (name) {
            case "udp-empty-compound-part" -> outsider.send(hex("07 01 0000"));
            case "udp-compress-empty-payload" -> outsider.send(hex(EMPTY_LZW));
            case "tcp-compress-empty-payload" -> refused(hex(EMPTY_LZW));
            case "udp-alive-Vsn-2-bytes" -> outsider.send(alive().versions("a2 0105").bytes());
            case "udp-alive-Vsn-5-bytes" ->
                    outsider.send(alive().versions("a5 0105020000").bytes());
            case "tcp-pushpull-node-Vsn-3-bytes" -> answeredWithTable(exchange("00", "a3 010502"));
            case "tcp-pushpull-Nodes--1" -> refused(exchangeOf("ff"));
            case "tcp-pushpull-Nodes-0" -> answeredWithTable(exchangeOf("00"));
            case "udp-compound-130-parts" -> allPartsArrive();
            case "udp-nested-compound-500-deep" -> outsider.send(nested(500));
            case "udp-alive-address-3-bytes" -> outsider.send(alive().address("a3 010203").bytes());
            case "udp-alive-address-empty" -> outsider.send(alive().address("a0").bytes());
            case "udp-alive-empty-name" -> outsider.send(alive().name("a0").bytes());
            case "udp-alive-meta-2000-bytes" ->
                    outsider.send(alive().meta("da07d0" + "61".repeat(2000)).bytes());
            case "udp-ping-without-Node" -> {
                outsider.send(hex(PING));
                assertThat(outsider.receive(3000)).isPresent();
            }
            case "udp-ping-other-Node" -> {
                outsider.send(hex("00 82 a44e6f6465 a5 6f74686572 a55365714e6f 05"));
                assertThat(outsider.receive(200)).isEmpty();
            }
            case "tcp-crc-wrapper" -> refused(hex("0c 00000000" + PING));
            case "tcp-two-pings-on-one-stream" ->
                    assertThat(outsider.ask(hex(PING + PING.replace("05", "06"))))
                            .isEqualTo(hex("02 82 a75061796c6f6164 c0 a55365714e6f 05"));
            case "tcp-ping-byte-by-byte" ->
                    assertThat(outsider.askSlowly(hex(PING)))
                            .isEqualTo(hex("02 82 a75061796c6f6164 c0 a55365714e6f 05"));
            case "tcp-silent-connection" -> {
                try (var silent = outsider.connect()) {
                    assertThat(Outsider.readAll(silent)).isEmpty();
                }
            }
            case "tcp-encrypted-empty-plaintext" -> {
                keyHolder.ask(Outsider.encryptedStream(KEY, new byte[0]));
                assertKeyedAnswers();
            }
            case "udp-encrypted-empty-plaintext" -> {
                keyHolder.send(Outsider.encrypted(1, KEY, new byte[0], new byte[0]));
                assertKeyedAnswers();
            }
            case "udp-encrypted-v0-bad-padding" -> {
                var plain = new byte[32];
                plain[31] = (byte) 0xff;
                keyHolder.send(Outsider.encrypted(0, KEY, plain, new byte[0]));
                assertKeyedAnswers();
            }
            case "udp-alive-incarnation-0" -> outsider.send(alive().incarnation("00").bytes());
            case "udp-alive-PCur-out-of-range" -> {
                outsider.send(alive().versions("a6 010509000000").bytes());
                answeredWithTable(exchangeOf("00"));
            }
            case "tcp-pushpull-dead-entry-without-Vsn" -> answeredWithTable(exchange("02", "c0"));
            case "tcp-label-header-truncated" -> refused(hex("f4 05 61"));
            default -> throw new AssertionError("a case without its attack: " + name);
        }
    }

    private static void assertKeyedAnswers() {
        var ping = Outsider.encrypted(1, KEY, hex(PING), new byte[0]);
        keyHolder.send(ping);
        assertThat(keyHolder.receive(3000)).as("the node with the key answers").isPresent();
    }

    private static void refused(byte[] message) throws IOException {
        try (var stream = outsider.connect()) {
            stream.getOutputStream().write(message);
            stream.shutdownOutput();
            var answer = Outsider.readAll(stream);
            assertThat(answer.length == 0 || answer[0] == 0x0d)
                    .as("ended, perhaps with an error reply: " + Arrays.toString(answer))
                    .isTrue();
        }
    }

    private static void answeredWithTable(byte[] message) {
        var answer = outsider.ask(message);
        assertThat(Outsider.contains(answer, "target") || answer[0] == 9)
                .as("tells what it knows: " + Arrays.toString(answer))
                .isTrue();
    }

    private static void allPartsArrive() throws InterruptedException {
        MESSAGES.clear();
        outsider.send(hex("07 82" + "0002".repeat(130) + "0861".repeat(130)));
        for (var i = 0; i < 130; i++) {
            assertThat(MESSAGES.poll(3, TimeUnit.SECONDS)).isEqualTo("a");
        }
    }

    @Test
    void slowConnectionsHoldNobodyUp() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 300; i++) {
                slow.add(outsider.connect());
                if (i % 3 != 0) {
                    slow.getLast().getOutputStream().write(hex("06 83"));
                }
            }
            // From the same address nothing more is taken in, and from all others it is.
            var elsewhere = InetAddress.ofLiteral("127.9.9.9");
            try (var honest = new Socket()) {
                honest.bind(new InetSocketAddress(elsewhere, 0));
                honest.connect(address(node), 3000);
                honest.setSoTimeout(3000);
                honest.getOutputStream().write(hex(PING));
                assertThat(Outsider.readAll(honest)).isNotEmpty();
            }
            assertThat(node.stats().connectionsAccepted())
                    .isLessThanOrEqualTo(Connections.ACCEPTED_PER_SOURCE_MAX + 1);
            assertThat(node.stats().drops().get(Drop.STREAMS_FULL)).isGreaterThan(200);
        } finally {
            for (var one : slow) {
                one.close();
            }
        }
    }

    @Test
    void aPushPullThatAnnouncesAGibibyteIsRefusedAtOnce() throws IOException {
        for (var announced :
                List.of(
                        "a54e6f646573 ce40000000 ac5573657253746174654c656e 00",
                        "a54e6f646573 00 ac5573657253746174654c656e ce40000000")) {
            refused(hex("06 83 a44a6f696e c3" + announced));
        }
        refused(hex("08 81 aa557365724d73674c656e ce40000000"));
    }

    @Test
    void unfinishedMessagesHoldNoMoreThanTheirLimitAndTheLongestOneGoes() throws Exception {
        var lengths = new LinkedBlockingQueue<Integer>();
        var application =
                new ClusterApplication() {
                    @Override
                    public void received(Bytes payload) {
                        lengths.add(payload.length());
                    }
                };
        try (var victim = Cluster.with(settings()).application(application).start();
                var sender = new Outsider(address(victim));
                var longest = unfinished(sender, 19);
                var second = unfinished(sender, 18);
                var third = unfinished(sender, 17);
                var last = unfinished(sender, 16)) {
            assertThat(Outsider.readAll(longest)).isEmpty();
            for (var one : List.of(second, third, last)) {
                one.getOutputStream().write(0);
            }

            var arrived = new TreeSet<Integer>();
            for (var i = 0; i < 3; i++) {
                arrived.add(lengths.poll(10, TimeUnit.SECONDS));
            }
            assertThat(arrived).containsExactly(16 << 20, 17 << 20, 18 << 20);
            assertThat(victim.stats().drops()).containsEntry(Drop.STREAM_MEMORY, 1L);
            victim.abandon();
        }
    }

    /** A connection with a message of so many MiB whose last byte is missing. */
    private static Socket unfinished(Outsider sender, int mebibytes) throws IOException {
        var stream = sender.connect();
        var bytes = mebibytes << 20;
        var out = stream.getOutputStream();
        out.write(hex("08 81 aa557365724d73674c656e ce %08x".formatted(bytes)));
        out.write(new byte[bytes - 1]);
        return stream;
    }

    @Test
    void tenThousandForgedMembersFillNoMoreThanTheTable() throws Exception {
        try (var victim = Cluster.with(settings()).start();
                var forger = new Outsider(address(victim))) {
            for (var i = 0; i < 10_000; i++) {
                forger.send(alive().name("a9" + hexText("forged" + (100 + i % 900))).bytes());
                forger.send(alive().name("ab" + hexText("forged" + (10000 + i))).bytes());
            }

            assertThat(forger.isAnswered()).isTrue();
            assertThat(victim.members().size()).isLessThanOrEqualTo(Limits.STANDARD.membersMax());
            victim.abandon();
        }
    }

    @Test
    void aKeyOrAnAllowListKeepsForgedMembersOut() {
        var elsewhere = settings().with(GossipOptions.CIDRS_ALLOWED, "127.3.0.0/16");
        try (var walled =
                        Cluster.with(
                                        elsewhere
                                                .with(GossipOptions.BIND, "127.3.0.1")
                                                .with(GossipOptions.NAME, "walled"))
                                .start();
                var forger = new Outsider(address(keyed))) {
            forger.send(alive().bytes());
            try (var other = new Outsider(address(walled), InetAddress.ofLiteral("127.4.0.1"))) {
                other.send(alive().bytes());
                other.send(hex(PING));
                assertThat(other.receive(300)).isEmpty();
            }

            assertThat(walled.stats().drops().get(Drop.NOT_ALLOWED)).isPositive();
            assertThat(walled.members()).hasSize(1);
            assertThat(keyed.members()).hasSize(1);
        }
    }

    @Test
    void answersToStrangersAreFewAndNoLongerThanTheirQuestions() {
        try (var victim = Cluster.with(settings()).start();
                var target = new Outsider(address(victim));
                var reflector = new Outsider(address(victim))) {
            var port = "cd%04x".formatted(target.address().getPort());
            var ping =
                    hex(
                            "00 85 a44e6f6465 a0 a55365714e6f 05 aa536f7572636541646472 a47f000001"
                                    + "aa536f757263654e6f6465 a174 aa536f75726365506f7274"
                                    + port);
            for (var i = 0; i < 5_000; i++) {
                reflector.send(ping);
            }
            var bytes = 0;
            var answers = 0;
            for (var one = target.receive(300); one.isPresent(); one = target.receive(300)) {
                answers++;
                bytes += one.get().length;
                assertThat(one.get().length).isLessThanOrEqualTo(ping.length);
            }
            assertThat(answers).isLessThanOrEqualTo(3 * Limits.STANDARD.strangerRepliesPerSecond());
            assertThat(bytes).isLessThan(5_000 * ping.length / 2);
            victim.abandon();
        }
    }

    @Test
    void twoNodesOfOneNameAreToldApartAndTheFirstKeepsIt() {
        var name = settings().with(GossipOptions.NAME, "twin");
        try (var first = Cluster.with(name).start();
                var seed = Cluster.with(seeded(settings(), first)).start();
                var second = Cluster.with(seeded(name, seed)).start()) {
            assertThat(seed.members())
                    .filteredOn(member -> member.name().equals("twin"))
                    .singleElement()
                    .extracting(member -> member.address().port())
                    .isEqualTo(first.self().address().port());
            second.abandon();
        }
    }

    private static Settings seeded(Settings settings, Cluster seed) {
        return settings.with(GossipOptions.SEED, text(seed));
    }

    static String text(Cluster cluster) {
        var self = cluster.self().address();
        return self.host() + ":" + self.port();
    }

    static InetSocketAddress address(Cluster cluster) {
        var self = cluster.self().address();
        return new InetSocketAddress(InetAddress.ofLiteral(self.host().toString()), self.port());
    }

    private static Settings settings() {
        return Settings.none()
                .with(GossipOptions.NAME, "target")
                .with(GossipOptions.BIND, "127.0.0.1")
                .with(GossipOptions.LEAVE_TIMEOUT, Duration.ofMillis(100))
                .with(GossipOptions.COMPRESSION, false);
    }

    private static byte[] nested(int depth) {
        var packet = "0801";
        for (var i = 0; i < depth; i++) {
            packet = "0701%04x".formatted(packet.length() / 2) + packet;
        }
        return hex(packet);
    }

    private static byte[] exchangeOf(String nodes) {
        return hex("06 83 a44a6f696e c2 a54e6f646573" + nodes + "ac5573657253746174654c656e 00");
    }

    private static byte[] exchange(String state, String versions) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(exchangeOf("01"));
        out.writeBytes(
                hex(
                        "87 a441646472 a4 7f000001 ab496e6361726e6174696f6e 01 a44d657461 c0"
                                + "a44e616d65 a4 62657461 a4506f7274 cd1f0a a55374617465"
                                + state
                                + "a356736e"
                                + versions));
        return out.toByteArray();
    }

    private static String hexText(String text) {
        return HexFormat.of().formatHex(text.getBytes(US_ASCII));
    }

    private static AliveBytes alive() {
        return new AliveBytes("a4 7f000001", "01", "c0", "a4 62657461", "a6 010502000000");
    }

    /** An alive message of which one part at a time is wrong. */
    private record AliveBytes(
            String address, String incarnation, String meta, String name, String versions) {

        AliveBytes address(String other) {
            return new AliveBytes(other, incarnation, meta, name, versions);
        }

        AliveBytes incarnation(String other) {
            return new AliveBytes(address, other, meta, name, versions);
        }

        AliveBytes meta(String other) {
            return new AliveBytes(address, incarnation, other, name, versions);
        }

        AliveBytes name(String other) {
            return new AliveBytes(address, incarnation, meta, other, versions);
        }

        AliveBytes versions(String other) {
            return new AliveBytes(address, incarnation, meta, name, other);
        }

        byte[] bytes() {
            return hex(
                    "04 86 a441646472 %s ab496e6361726e6174696f6e %s a44d657461 %s a44e6f6465 %s a4506f7274 cd1f0a a356736e %s"
                            .formatted(address, incarnation, meta, name, versions));
        }
    }
}
