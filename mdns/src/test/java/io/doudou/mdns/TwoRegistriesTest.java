package io.doudou.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.option.Settings;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;
import io.doudou.registry.Watch;
import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Two programs on one network find each other. */
@Timeout(60)
class TwoRegistriesTest {

    private OwnNetwork network;
    private MdnsRegistry here;
    private MdnsRegistry there;

    @BeforeEach
    void open() throws Exception {
        network = OwnNetwork.open();
        here = MdnsRegistryContractTest.open(network, Settings.none());
        there = MdnsRegistryContractTest.open(network, Settings.none());
    }

    @AfterEach
    void close() {
        if (there != null) {
            here.close();
            there.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void whatOneAnnouncesTheOtherFindsAsItWasRegistered() {
        var service = greeter(node("a", "http://127.0.0.1:6060/api"));
        there.register(service);
        assertThat(here.lookup("greeter")).containsExactly(service);
        assertThat(here.list()).containsExactly("greeter");
    }

    @Test
    void aTextOfManyPiecesIsJoinedAgain() {
        var endpoints = new java.util.ArrayList<Endpoint>();
        for (int i = 0; i < 40; i++) {
            var shape = new Shape("in" + i, "Request" + i * 7919, List.of());
            endpoints.add(new Endpoint("Greeter.Hello" + i * 104729, shape, shape, Map.of()));
        }
        var service =
                new Service(
                        "greeter",
                        "1",
                        Map.of(),
                        endpoints,
                        List.of(node("a", "http://127.0.0.1:6060")));
        there.register(service);
        assertThat(here.lookup("greeter")).containsExactly(service);
    }

    @Test
    void theFirstLookUpTakesLessThanAFifthOfTheWholeWait() {
        there.register(greeter(node("a", "127.0.0.1:6060")));
        // The classes are loaded by another one.
        there.register(Service.of("other", List.of(node("b", "127.0.0.1:6061"))));
        here.lookup("other");
        long began = System.nanoTime();
        assertThat(here.lookup("greeter")).hasSize(1);
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("first look-up: " + took);
        assertThat(took).isLessThan(Duration.ofMillis(80));
    }

    /** Whoever waited for a while of silence would wait for ever: the clock stands still. */
    @Test
    void besideAWatchTheFirstAnswerIsEnough() throws Exception {
        there.register(greeter(node("a", "127.0.0.1:6060")));
        var registry =
                new MdnsRegistry(Settings.none(), new ManualTicker(), new SplittableRandom(1));
        try (var client = network.call(() -> opened(registry));
                var watch = client.watch("greeter")) {
            assertThat(watch.next().orElseThrow()).hasSize(1);
            assertThat(client.lookup("greeter")).hasSize(1);
        }
    }

    private static MdnsRegistry opened(MdnsRegistry registry) {
        registry.open();
        return registry;
    }

    @Test
    void aWatchHearsANodeComeAndSayGoodbye() throws Exception {
        try (var watch = here.watch("greeter")) {
            assertThat(watch.next()).contains(List.of());
            there.register(greeter(node("a", "127.0.0.1:6060")));
            assertThat(next(watch, found -> !found.isEmpty())).hasSize(1);
            there.deregister(greeter(node("a", "127.0.0.1:6060")));
            assertThat(next(watch, List::isEmpty)).isEmpty();
        }
    }

    @Test
    void aNodeThatMovesIsReplacedAndNotDoubled() throws Exception {
        try (var watch = here.watch("greeter")) {
            there.register(greeter(node("a", "127.0.0.1:6060")));
            next(watch, found -> !found.isEmpty());
            there.register(greeter(node("a", "127.0.0.1:7070")));
            var moved = next(watch, found -> found.toString().contains("7070"));
            assertThat(moved).hasSize(1);
            assertThat(moved.getFirst().nodes()).hasSize(1);
        }
    }

    @Test
    void aRegistryThatClosesSaysGoodbye() throws Exception {
        there.register(greeter(node("a", "127.0.0.1:6060")));
        try (var watch = here.watch("greeter")) {
            assertThat(watch.next().orElseThrow()).hasSize(1);
            there.close();
            assertThat(next(watch, List::isEmpty)).isEmpty();
        }
        assertThat(here.list()).isEmpty();
    }

    @Test
    void nodesOfSeveralProgramsAreFoundTogether() throws Exception {
        try (var third = MdnsRegistryContractTest.open(network, Settings.none())) {
            there.register(greeter(node("a", "127.0.0.1:6060")));
            here.register(greeter(node("b", "127.0.0.1:6061")));
            var nodes = third.lookup("greeter").getFirst().nodes();
            assertThat(nodes).extracting(Node::id).containsExactlyInAnyOrder("a", "b");
            assertThat(third.lookup("greeter")).hasSize(1);
        }
    }

    @Test
    void anAddressThatCannotBeAnnouncedIsRefusedWithWhatToDo() {
        for (var address : List.of("http://no-such-host.invalid:1", "http://0.0.0.0:1", "a b")) {
            assertThatThrownBy(() -> here.register(greeter(node("a", address))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(address)
                    .hasMessageContaining("GDD_HTTP_ADVERTISE");
        }
    }

    @Test
    void aHostNameIsResolved() {
        there.register(greeter(node("a", "http://localhost:6060")));
        assertThat(here.lookup("greeter")).hasSize(1);
    }

    /** The first snapshot that is as wanted. */
    private static List<Service> next(Watch watch, Predicate<List<Service>> wanted)
            throws InterruptedException {
        for (var next = watch.next(); next.isPresent(); next = watch.next()) {
            if (wanted.test(next.get())) {
                return next.get();
            }
        }
        throw new AssertionError("the watch has ended");
    }

    private static Service greeter(Node... nodes) {
        return new Service("greeter", "1", Map.of("team", "x"), List.of(), List.of(nodes));
    }

    private static Node node(String id, String address) {
        return new Node(id, address, Map.of("protocol", "http"));
    }
}
