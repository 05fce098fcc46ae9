package io.doudou.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.mdns.wire.Recorded;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Networks that are not there, or that somebody else fills. */
@Timeout(60)
class OddNetworksTest {

    private static final Service GREETER =
            Service.of("greeter", List.of(new Node("a", "127.0.0.1:6060", Map.of())));

    @Test
    void aPortThatAnotherProgramHoldsForItselfIsSaid() throws Exception {
        try (var network = OwnNetwork.open()) {
            var holder =
                    network.call(
                            () -> {
                                var socket = new DatagramSocket(null);
                                socket.setReuseAddress(false);
                                socket.bind(new InetSocketAddress(5353));
                                return socket;
                            });
            assertThatThrownBy(() -> MdnsRegistryContractTest.open(network, Settings.none()))
                    .hasRootCauseInstanceOf(java.net.BindException.class)
                    .cause()
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("UDP port 5353")
                    .hasMessageContaining("GDD_REGISTRY");
            holder.close();
            MdnsRegistryContractTest.open(network, Settings.none()).close();
        }
    }

    @Test
    void aMachineWithoutANetworkSaysOnceWhatToDoAndServesItself() throws Exception {
        var warnings = new Warnings(Sockets.class);
        try (warnings;
                var network = OwnNetwork.without();
                var registry = MdnsRegistryContractTest.open(network, Settings.none())) {
            registry.register(GREETER);
            assertThat(registry.lookup("greeter")).containsExactly(GREETER);
            assertThat(registry.lookup("other")).isEmpty();
            assertThat(registry.list()).containsExactly("greeter");
        }
        assertThat(warnings.messages).hasSize(1);
        assertThat(warnings.messages.getFirst())
                .contains("GDD_MDNS_INTERFACES", "GDD_REGISTRY", "container");
    }

    @Test
    void anInterfaceThatIsNotThereIsSaid() throws Exception {
        var warnings = new Warnings(Sockets.class);
        var settings = Settings.none().with(MdnsOptions.INTERFACES, "eth7");
        try (warnings;
                var network = OwnNetwork.open();
                var registry = MdnsRegistryContractTest.open(network, settings)) {
            assertThat(registry.lookup("greeter")).isEmpty();
        }
        assertThat(warnings.messages).hasSize(1);
    }

    @Test
    void aFloodOfSpoiledPacketsIsSurvived() throws Exception {
        try (var network = OwnNetwork.open();
                var here = MdnsRegistryContractTest.open(network, Settings.none());
                var there = MdnsRegistryContractTest.open(network, Settings.none())) {
            var service = Service.of("survivor", GREETER.nodes());
            there.register(service);
            network.call(() -> flood(20_000));
            try (var watch = here.watch("survivor")) {
                var seen = watch.next();
                // What is asked while buffers are full of the flood may be lost.
                while (seen.isPresent() && seen.get().isEmpty()) {
                    seen = watch.next();
                }
                assertThat(seen).contains(List.of(service));
            }
        }
    }

    @Test
    void closingTwiceIsHarmless() throws Exception {
        try (var network = OwnNetwork.open()) {
            var registry = MdnsRegistryContractTest.open(network, Settings.none());
            var watch = registry.watch("greeter");
            registry.close();
            registry.close();
            watch.close();
            watch.close();
            assertThat(watch.next()).isEmpty();
        }
    }

    private static boolean flood(int packets) throws Exception {
        var chance = new SplittableRandom(1);
        var recorded = new ArrayList<>(Recorded.packets().values());
        try (var socket = new DatagramSocket()) {
            var to = new InetSocketAddress(InetAddress.ofLiteral("224.0.0.251"), 5353);
            for (int i = 0; i < packets; i++) {
                var packet = recorded.get(chance.nextInt(recorded.size())).clone();
                packet[chance.nextInt(packet.length)] ^= (byte) (1 << chance.nextInt(8));
                socket.send(new DatagramPacket(packet, packet.length, to));
            }
        }
        return true;
    }
}
