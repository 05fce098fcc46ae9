package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberUpdated;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Status;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running member: its sockets, its listeners, its seeds and its end. */
@Timeout(60)
class ClusterTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<Cluster> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.reversed().forEach(Cluster::abandon);
    }

    @Test
    void aListenerHearsOfAllWhoAreThereAndThenOfEverythingInOrder() throws Exception {
        var first = start(named("first"));
        var second = start(seeded("second", first));
        var heard = listen(first);
        assertThat(names(heard, 2)).containsExactlyInAnyOrder("first", "second");

        second.updateMeta(Bytes.of("new"));
        assertThat(next(heard)).isInstanceOf(MemberUpdated.class);
        second.close();
        assertThat(next(heard)).isInstanceOf(MemberLeft.class);
    }

    @Test
    void aListenerMayTakeItsTimeAndCallBack() throws Exception {
        var first = start(named("first"));
        var heard = new LinkedBlockingQueue<String>();
        first.watch(
                event -> {
                    first.ping(event.member().name());
                    heard.add(event.member().name() + first.members().size());
                });
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("first1");

        start(seeded("second", first));

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("second2");
    }

    @Test
    void aClosedWatchHearsNothingMore() throws Exception {
        var first = start(named("first"));
        var heard = new LinkedBlockingQueue<MemberEvent>();
        var watch = first.watch(heard::add);
        next(heard);
        watch.close();
        watch.close();
        var other = listen(first);
        names(other, 1);

        start(seeded("second", first));

        names(other, 1);
        assertThat(heard).isEmpty();
    }

    @Test
    void closingSaysGoodbyeTwiceIsHarmlessAndLeavesNoThread() throws Exception {
        var stays = start(named("stays"));
        var heard = listen(stays);
        names(heard, 1);
        var leaves = start(seeded("leaves", stays));
        names(heard, 1);

        leaves.close();
        leaves.close();

        assertThat(next(heard)).isInstanceOf(MemberLeft.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("gossip leaves");
        assertThatThrownBy(leaves::stats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leaves is closed");
    }

    @Test
    void aMemberThatLeftComesBack() throws Exception {
        var first = start(named("first"));
        var second = start(seeded("second", first));
        var heard = listen(first);
        names(heard, 2);

        second.leave();
        assertThat(next(heard)).isInstanceOf(MemberLeft.class);
        second.rejoin();
        assertThat(next(heard)).isInstanceOf(MemberJoined.class);
        second.leave();
        assertThat(next(heard)).isInstanceOf(MemberLeft.class);
    }

    @Test
    void aPortThatIsTakenIsAClearError() {
        var first = start(named("first"));
        var port = first.self().address().port();

        assertThatThrownBy(() -> start(named("second").with(GossipOptions.PORT, port)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1, port " + port)
                .hasMessageContaining("GDD_MEM_PORT");
    }

    @Test
    void anAddressThatAnybodyReachesNeedsAKeyOrAPermission() {
        var open = named("open").with(GossipOptions.HOST, "8.8.8.8");

        assertThatThrownBy(() -> start(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no key")
                .hasMessageContaining("GDD_MEM_KEY")
                .hasMessageContaining("GDD_MEM_PUBLIC=true");
        start(open.with(GossipOptions.PUBLIC, true));
        start(open.with(GossipOptions.KEY, "000102030405060708090a0b0c0d0e0f"));
    }

    @Test
    void metadataOverItsLimitIsRefusedAtTheStartAndLater() {
        var tooLong = Bytes.of("x".repeat(513));

        assertThatThrownBy(() -> Cluster.with(named("first")).meta(tooLong).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("512");
        var first = start(named("first"));
        assertThatThrownBy(() -> first.updateMeta(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("512");
    }

    @Test
    void aStartWithoutAnAnswerFailsOnlyWhenThatIsDemanded() {
        var nobody = "127.0.0.1:" + freePort();
        var lonely = start(named("first").with(GossipOptions.SEED, nobody));
        assertThat(lonely.awaitJoined(Duration.ZERO)).isFalse();

        var strict = named("second").with(GossipOptions.SEED, nobody);
        assertThatThrownBy(
                        () ->
                                start(
                                        strict.with(GossipOptions.STRICT, true)
                                                .with(
                                                        GossipOptions.JOIN_TIMEOUT,
                                                        Duration.ofMillis(300))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GDD_MEM_STRICT");
    }

    @Test
    void anAddressOfIp4HasFourBytesWhateverIsListenedOn() {
        assertThat(start(named("one")).self().address().host().length()).isEqualTo(4);
        var all = named("all").with(GossipOptions.BIND, "").with(GossipOptions.HOST, "127.0.0.1");
        assertThat(start(all).self().address().host().length()).isEqualTo(4);
    }

    @Test
    void aMemberOfIp6TellsItsAddressInBothDialects() throws Exception {
        var ip6 = named("first").with(GossipOptions.BIND, "::1");
        var first = start(ip6);
        var second =
                start(
                        ip6.with(GossipOptions.NAME, "second")
                                .with(
                                        GossipOptions.SEED,
                                        "[::1]:" + first.self().address().port()));
        assertThat(second.members()).hasSize(2);
        assertThat(first.self().address().host().length()).isEqualTo(16);

        var text = start(ip6.with(GossipOptions.DIALECT, GossipOptions.DialectChoice.GO_DOUDOU));
        assertThat(text.self().address().host().toString()).contains(":");
    }

    @Test
    void aNodeTakesOverTheDialectAndTheProfileOfItsSeed() {
        var seed =
                start(
                        named("seed")
                                .with(
                                        GossipOptions.DIALECT,
                                        GossipOptions.DialectChoice.GO_DOUDOU));
        var node = start(seeded("node", seed));

        assertThat(node.stats().dialect()).isEqualTo(Dialect.GO_DOUDOU);
        assertThat(node.members()).hasSize(2);
    }

    @Test
    void aNameThatBeginsWithADotIsThatOfTheMachineWithTheRest() {
        var node =
                start(
                        named("node")
                                .with(GossipOptions.HOST, ".usersvc-headless.default.svc")
                                .with(
                                        GossipOptions.DIALECT,
                                        GossipOptions.DialectChoice.GO_DOUDOU));

        assertThat(node.self().address().host())
                .hasToString(Advertised.machine() + ".usersvc-headless.default.svc");
    }

    @Test
    void aRestartedNodeFindsItsClusterAgainWithoutASeed(@TempDir Path folder) throws Exception {
        var file = folder.resolve("members");
        var stays = start(named("stays"));
        var memory = GossipOptions.MEMORY;
        var remembering = named("node").with(memory, file.toString());
        try (var changes = folder.getFileSystem().newWatchService()) {
            folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            var before = start(remembering.with(GossipOptions.SEED, text(stays)));
            assertThat(changes.poll(10, TimeUnit.SECONDS)).isNotNull();
            remembering = remembering.with(GossipOptions.PORT, before.self().address().port());
            // Written as a draft first, and then moved into place.
            while (!Files.exists(file)) {
                changes.poll(10, TimeUnit.MILLISECONDS);
            }
            before.abandon();
        }

        var again = start(remembering);

        assertThat(again.awaitJoined(SOON)).isTrue();
        assertThat(again.members())
                .filteredOn(member -> member.status() == Status.ALIVE)
                .extracting(Member::name)
                .contains("stays");
    }

    @Test
    void aNodeThatOthersFindBeforeItsSeedsAreKnownJoinsThemAllTheSame() throws Exception {
        var known = new CountDownLatch(1);
        var first = start(named("first"));
        var slow = seeded("second", first).with(GossipOptions.JOIN_TIMEOUT, Duration.ofMillis(1));
        var second = Cluster.with(slow).names(name -> whenKnown(known, name)).start();
        started.add(second);
        var heard = listen(second);
        first.join(text(second));
        assertThat(names(heard, 2)).containsExactlyInAnyOrder("first", "second");

        known.countDown();

        assertThat(second.awaitJoined(SOON)).isTrue();
    }

    private static List<InetAddress> whenKnown(CountDownLatch known, String name) {
        try {
            known.await();
            return List.of(InetAddress.ofLiteral(name));
        } catch (InterruptedException nobodyWaits) {
            return List.of();
        }
    }

    @Test
    void datagramsThatTheSystemRefusesAreCountedAndDoNoHarm() {
        var first = start(named("first"));
        var second = start(seeded("second", first));

        second.tell("first", Bytes.of("x".repeat(70_000)));

        assertThat(second.ping("first")).isPresent();
        assertThat(second.stats().drops()).containsEntry(Drop.DEFECT, 0L);
    }

    private Cluster start(Settings settings) {
        var cluster = Cluster.with(settings).start();
        started.add(cluster);
        return cluster;
    }

    private static Settings named(String name) {
        return Settings.none()
                .with(GossipOptions.NAME, name)
                .with(GossipOptions.BIND, "127.0.0.1")
                .with(GossipOptions.PROFILE, GossipOptions.ProfileChoice.LOOPBACK);
    }

    private static Settings seeded(String name, Cluster seed) {
        return named(name).with(GossipOptions.SEED, text(seed));
    }

    private static String text(Cluster seed) {
        var address = seed.self().address();
        return address.host() + ":" + address.port();
    }

    private static BlockingQueue<MemberEvent> listen(Cluster cluster) {
        var heard = new LinkedBlockingQueue<MemberEvent>();
        cluster.watch(heard::add);
        return heard;
    }

    private static MemberEvent next(BlockingQueue<MemberEvent> heard) throws InterruptedException {
        var event = heard.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("something happens soon").isNotNull();
        return event;
    }

    private static List<String> names(BlockingQueue<MemberEvent> heard, int count)
            throws InterruptedException {
        var names = new ArrayList<String>();
        while (names.size() < count) {
            names.add(next(heard).member().name());
        }
        return names;
    }

    private static int freePort() {
        try (var sockets =
                Sockets.bind(
                        java.net.StandardProtocolFamily.INET,
                        InetAddress.ofLiteral("127.0.0.1"),
                        0)) {
            return sockets.port();
        }
    }
}
