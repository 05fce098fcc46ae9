package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Networks that lose packets and fall apart. */
class FaultyNetworkTest {

    private static final int PORT = 7946;
    private static final String GONE = "leave\t.*";

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void aNetworkThatLosesThirtyPercentKillsNobody() {
        var network = network(4);
        var all = mixed(network);
        Cast.awaitTogether(all);

        network.lose(30);

        var patience = Lane.isSoak() ? Duration.ofSeconds(60) : Duration.ofSeconds(15);
        all[0].program().expectNone(GONE, patience);
        for (var peer : all) {
            assertThat(peer.program().told(GONE)).as(peer.name()).isEmpty();
        }
        network.heal();
        Cast.awaitTogether(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 60, 120})
    void aPartitionHealsByItselfWithinTenSeconds(int seconds) {
        if (seconds > 15) {
            Lane.soakOnly();
        }
        var network = network(4);
        var all = mixed(network);
        Cast.awaitTogether(all);

        network.partAfter(2);
        var until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        all[0].awaitNames(List.of("java1", "go2"), Duration.ofSeconds(seconds));
        all[2].awaitNames(List.of("java3", "go4"), Duration.ofSeconds(seconds));
        var left = Duration.ofNanos(until - System.nanoTime());
        all[0].program().expectNone("nothing to tell", left);
        network.heal();

        Cast.awaitOnly(Duration.ofSeconds(10), all);
    }

    @Test
    void datagramsThatAreBlockedWhileConnectionsWorkAreReportedAsSuch() {
        var network = network(2);
        var first = java(network, 1, Map.of());
        var second = java(network, 2, Map.of("GDD_MEM_SEED", network.address(1) + ":" + PORT));
        Cast.awaitTogether(first, second);

        network.blockDatagrams(2);

        first.expect("log\t.*java2.*over TCP but not over UDP.*");
        assertThat(first.program().told(GONE)).isEmpty();
    }

    @Test
    void aFullSendBufferLosesDatagramsAndNothingElse() {
        var network = network(2);
        var java = java(network, 1, Map.of("GDD_MEM_COMPRESSION", "false"));
        var go = go(network, 2, "-profile", "lan", "-join", network.address(1) + ":" + PORT);
        Cast.awaitTogether(java, go);

        network.unplug(2);
        var words = "datagram go2 " + "x".repeat(1000);
        for (var i = 0; i < 5_000; i++) {
            java.tell(words);
        }
        assertThat(java.ask("stats", "stats").get(1))
                .containsPattern("SEND_BUFFER_FULL=[1-9]")
                .contains("DEFECT=0");
        network.plug(2);

        Cast.awaitOnly(Duration.ofSeconds(10), java, go);
        java.tell("stream go2 hello");
        go.expect("message\thello");
    }

    private FaultyNetwork network(int hosts) {
        var network = FaultyNetwork.of(hosts);
        open.add(network);
        return network;
    }

    /** Two nodes in Java and two members in Go, one of each on both sides of the middle. */
    private Peer[] mixed(FaultyNetwork network) {
        var seed = Map.of("GDD_MEM_SEED", network.address(1) + ":" + PORT);
        var join = new String[] {"-profile", "lan", "-join", network.address(1) + ":" + PORT};
        return new Peer[] {
            java(network, 1, Map.of()),
            go(network, 2, join),
            java(network, 3, seed),
            go(network, 4, join)
        };
    }

    private Peer java(FaultyNetwork network, int host, Map<String, String> settings) {
        var at = network.address(host) + ":" + PORT;
        return started(
                "java" + host, network.on(host, Peer.javaCommand("java" + host, at, settings)));
    }

    private Peer go(FaultyNetwork network, int host, String... options) {
        var at = network.address(host) + ":" + PORT;
        var command = Peer.goCommand(GoLibrary.CURRENT, "go" + host, at, options);
        return started("go" + host, network.on(host, command));
    }

    private Peer started(String name, Collection<String> command) {
        var peer = Peer.process(name, List.copyOf(command));
        open.add(peer);
        return peer;
    }
}
