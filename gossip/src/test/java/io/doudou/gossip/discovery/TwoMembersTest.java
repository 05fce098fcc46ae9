package io.doudou.gossip.discovery;

import static io.doudou.gossip.GossipOptions.SYNC_INTERVAL;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Cluster;
import io.doudou.gossip.GossipOptions;
import io.doudou.gossip.wire.Bytes;
import io.doudou.option.Settings;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;
import io.doudou.registry.Sighting;
import io.doudou.registry.Watch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TwoMembersTest {

    private static final Node NODE = new Node("a", "http://127.0.0.1:6060/api", Map.of());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void aServiceIsFoundByTheOtherMemberAndGoneWhenItIsTakenBack() throws Exception {
        int port = freePort();
        var first = registry("first", port, 0, 1);
        var second = registry("second", 0, port, 1);
        var service = Service.of("usersvc", List.of(NODE));
        try (var watch = second.watch("usersvc")) {
            first.register(service);
            until(watch, found -> found.equals(List.of(service)));
            first.deregister(service);
            until(watch, List::isEmpty);
            first.register(service);
            until(watch, found -> found.equals(List.of(service)));
        }
    }

    @Test
    void endpointsThatDoNotFitIntoTheMetadataArriveAllTheSame() throws Exception {
        int port = freePort();
        var first = registry("first", port, 0, 1);
        var service = large();
        first.register(service);
        var second = registry("second", 0, port, 1);
        try (var watch = second.watch("usersvc")) {
            until(watch, found -> found.equals(List.of(service)));
        }
    }

    @Test
    void whatDoesNotFitIsAskedForAndDoesNotWaitForTheNextExchange() throws Exception {
        int port = freePort();
        var never = Duration.ofHours(1);
        var first = registry(settings("first", port, 0, 1).with(SYNC_INTERVAL, never));
        var second = registry(settings("second", 0, port, 1).with(SYNC_INTERVAL, never));
        try (var watch = second.watch("usersvc")) {
            first.register(Service.of("usersvc", List.of(NODE)));
            until(watch, found -> found.size() == 1);
            var service = large();
            first.register(service);
            until(watch, found -> found.contains(service));
        }
    }

    private static Service large() {
        var endpoints =
                IntStream.range(0, 100)
                        .mapToObj(i -> new Endpoint("Get" + i, Shape.NONE, Shape.NONE, Map.of()))
                        .toList();
        return new Service("usersvc", "2", Map.of("team", "a"), endpoints, List.of(NODE));
    }

    @Test
    void theWeightOfAMemberIsThatOfItsNodes() throws Exception {
        int port = freePort();
        registry("first", port, 0, 7).register(Service.of("usersvc", List.of(NODE)));
        try (var watch = registry("second", 0, port, 1).watch("usersvc")) {
            until(
                    watch,
                    found ->
                            !found.isEmpty()
                                    && found.getFirst()
                                            .nodes()
                                            .getFirst()
                                            .metadata()
                                            .equals(Map.of("weight", "7")));
        }
    }

    @Test
    void aMemberThatDoesNotSpeakOurMetadataHidesItselfAndNobodyElse() throws Exception {
        int port = freePort();
        var first = registry("first", port, 0, 1);
        first.register(Service.of("usersvc", List.of(NODE)));
        open.push(Cluster.with(settings("strange", 0, port, 1)).meta(Bytes.of("no JSON")).start());
        var second = registry("second", 0, port, 1);
        try (var watch = second.watch("usersvc")) {
            until(watch, found -> found.size() == 1);
        }
        assertThat(second.list()).containsExactly("usersvc");
        assertThat(second.roster().sightings())
                .extracting(Sighting::node)
                .contains("first", "second", "strange");
    }

    private GossipRegistry registry(String name, int port, int seed, int weight) {
        return registry(settings(name, port, seed, weight));
    }

    private GossipRegistry registry(Settings settings) {
        var registry = new GossipRegistry(settings, InstantSource.system());
        open.push(registry);
        registry.list();
        return registry;
    }

    private static Settings settings(String name, int port, int seed, int weight) {
        return Settings.none()
                .with(GossipOptions.NAME, name)
                .with(GossipOptions.HOST, "127.0.0.1")
                .with(GossipOptions.BIND, "127.0.0.1")
                .with(GossipOptions.PORT, port)
                .with(GossipOptions.SEED, seed == 0 ? "" : "127.0.0.1:" + seed)
                .with(GossipOptions.WEIGHT, weight);
    }

    private static void until(Watch watch, Predicate<List<Service>> wanted) throws Exception {
        for (var next = watch.next(); next.isPresent(); next = watch.next()) {
            if (wanted.test(next.get())) {
                return;
            }
        }
        throw new AssertionError("the watch ended");
    }

    private static int freePort() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
