package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * What every {@link Registry} promises. Extend it, open a fresh and empty registry, and nothing
 * else:
 *
 * <pre>{@code
 * class ConsulRegistryContractTest extends RegistryContract {
 *     @Override
 *     protected Registry open() {
 *         return new ConsulRegistry(server.settings());
 *     }
 * }
 * }</pre>
 *
 * <p>A registry whose changes take a while to be seen says how long with {@link #patience}; one
 * that does not carry versions, metadata or endpoints says so with {@link #carries}.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class RegistryContract {

    /** Parts of a service that some systems have no place for. */
    public enum Part {
        VERSIONS,
        SERVICE_METADATA,
        NODE_METADATA,
        ENDPOINTS
    }

    private Registry registry = Registry.inMemory();

    /** A contract for a subclass to keep. */
    protected RegistryContract() {}

    /** A new registry in which nobody offers anything. The contract closes it. */
    protected abstract Registry open() throws Exception;

    /** How long a change may take to be seen; at once when not overridden. */
    protected Duration patience() {
        return Duration.ZERO;
    }

    /** Whether the registry keeps this part of a service; true when not overridden. */
    protected boolean carries(Part part) {
        return true;
    }

    @BeforeEach
    final void openRegistry() throws Exception {
        registry.close();
        registry = open();
    }

    @AfterEach
    final void closeRegistry() {
        registry.close();
    }

    @Test
    void whatNobodyOffersIsNotFound() {
        assertThat(registry.lookup("usersvc")).isEmpty();
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void whatIsRegisteredIsFoundWithItsNodes() {
        var service = users(node("a"), node("b"));
        registry.register(service);
        assertThat(found("usersvc", 2)).containsExactly(service);
        assertThat(registry.lookup("ordersvc")).isEmpty();
    }

    @Test
    void nodesThatRegisterOneByOneAreFoundTogether() {
        registry.register(users(node("a")));
        registry.register(users(node("b")));
        assertThat(ids(found("usersvc", 2))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aNodeThatRegistersAgainReplacesItself() {
        registry.register(users(node("a")));
        var moved = new Node("a", "http://127.0.0.2:6060", Map.of());
        registry.register(users(moved));
        eventually(() -> assertThat(nodes(registry.lookup("usersvc"))).containsExactly(moved));
    }

    @Test
    void oneNodeMayOfferSeveralServices() {
        registry.register(users(node("a")));
        registry.register(Service.of("ordersvc", List.of(node("a"))));
        registry.deregister(users(node("a")));
        assertThat(ids(found("ordersvc", 1))).containsExactly("a");
        assertThat(found("usersvc", 0)).isEmpty();
    }

    @Test
    void versionsStandSideBySide() {
        assumeThat(carries(Part.VERSIONS)).as("carries versions").isTrue();
        registry.register(version("1", node("a")));
        registry.register(version("2", node("b")));
        assertThat(found("usersvc", 2))
                .containsExactlyInAnyOrder(version("1", node("a")), version("2", node("b")));
        registry.register(version("2", node("a")));
        eventually(
                () ->
                        assertThat(registry.lookup("usersvc"))
                                .extracting(Service::version)
                                .containsExactly("2"));
        assertThat(ids(found("usersvc", 2))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theMetadataOfNodesTravels() {
        assumeThat(carries(Part.NODE_METADATA)).as("carries the metadata of nodes").isTrue();
        var node = new Node("a", "http://127.0.0.1:6060", Map.of("weight", "5", "\u00e4 \"", ""));
        registry.register(users(node));
        assertThat(nodes(found("usersvc", 1))).containsExactly(node);
    }

    @Test
    void anAddressMayBeAHostAndAPort() {
        assumeThat(carries(Part.NODE_METADATA)).as("carries the metadata of nodes").isTrue();
        registry.register(users(new Node("a", "127.0.0.1:6060", Map.of("protocol", "mucp"))));
        assertThat(nodes(found("usersvc", 1)))
                .extracting(Node::address)
                .containsExactly("127.0.0.1:6060");
    }

    @Test
    void theMetadataOfServicesTravels() {
        assumeThat(carries(Part.SERVICE_METADATA)).as("carries the metadata of services").isTrue();
        var metadata = Map.of("team", "shop");
        registry.register(new Service("usersvc", "", metadata, List.of(), List.of(node("a"))));
        assertThat(found("usersvc", 1)).extracting(Service::metadata).containsExactly(metadata);
    }

    @Test
    void theEndpointsOfServicesTravel() {
        assumeThat(carries(Part.ENDPOINTS)).as("carries endpoints").isTrue();
        var shape = new Shape("query", "PageQuery", List.of(new Shape("size", "int", List.of())));
        var endpoint = new Endpoint("PageUsers", shape, Shape.NONE, Map.of("method", "POST"));
        registry.register(
                new Service("usersvc", "", Map.of(), List.of(endpoint), List.of(node("a"))));
        assertThat(found("usersvc", 1))
                .extracting(Service::endpoints)
                .containsExactly(List.of(endpoint));
    }

    @Test
    void aServiceWithoutANodeIsRefused() {
        assertThatThrownBy(() -> registry.register(users()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usersvc");
    }

    @Test
    void aDeregisteredNodeIsGoneAndTheOthersStay() {
        registry.register(users(node("a"), node("b")));
        registry.deregister(users(node("a")));
        assertThat(ids(found("usersvc", 1))).containsExactly("b");
        registry.deregister(users(node("b")));
        assertThat(found("usersvc", 0)).isEmpty();
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void deregisteringWhatIsNotThereIsNoError() {
        registry.deregister(users(node("a")));
        registry.register(users(node("b")));
        registry.deregister(users(node("a")));
        registry.deregister(users(node("a")));
        assertThat(ids(found("usersvc", 1))).containsExactly("b");
    }

    @Test
    void theNamesOfAllServicesAreListedInOrder() {
        for (var name : List.of("c", "a", "b")) {
            registry.register(Service.of(name, List.of(node(name + "1"))));
        }
        eventually(() -> assertThat(registry.list()).containsExactly("a", "b", "c"));
    }

    @Test
    void anAnswerDoesNotChangeAfterwards() {
        registry.register(users(node("a")));
        var before = found("usersvc", 1);
        registry.register(users(node("b")));
        assertThat(found("usersvc", 2)).hasSize(1);
        assertThat(ids(before)).containsExactly("a");
    }

    @Test
    void aWatchAnswersAtOnceWithWhatIsThere() throws Exception {
        try (var watch = registry.watch("usersvc")) {
            assertThat(watch.next()).contains(List.of());
        }
        registry.register(users(node("a")));
        try (var watch = registry.watch("usersvc")) {
            assertThat(ids(seen(watch, 1))).containsExactly("a");
        }
    }

    @Test
    void aWatchSeesNodesComeAndGo() throws Exception {
        try (var watch = registry.watch("usersvc")) {
            registry.register(users(node("a")));
            assertThat(ids(seen(watch, 1))).containsExactly("a");
            registry.register(users(node("b")));
            assertThat(ids(seen(watch, 2))).containsExactlyInAnyOrder("a", "b");
            registry.deregister(users(node("a"), node("b")));
            assertThat(seen(watch, 0)).isEmpty();
        }
    }

    @Test
    void aWatchWaitsForAChange() throws Exception {
        try (var watch = registry.watch("usersvc")) {
            seen(watch, 0);
            var next = async(() -> seen(watch, 1));
            registry.register(Service.of("ordersvc", List.of(node("a"))));
            registry.register(users(node("b")));
            assertThat(ids(next.get())).containsExactly("b");
        }
    }

    @Test
    void aWatchThatFallsBehindSkipsToTheNewest() throws Exception {
        try (var watch = registry.watch("usersvc")) {
            for (int i = 0; i < 20; i++) {
                registry.register(users(node("n" + i)));
            }
            for (int i = 1; i < 20; i++) {
                registry.deregister(users(node("n" + i)));
            }
            found("usersvc", 1);
            assertThat(ids(seen(watch, 1))).containsExactly("n0");
        }
    }

    @Test
    void closingAWatchEndsItsWaiting() throws Exception {
        var watch = registry.watch("usersvc");
        seen(watch, 0);
        var next = async(watch::next);
        watch.close();
        assertThat(next.get()).isEmpty();
        assertThat(watch.next()).isEmpty();
        watch.close();
        registry.register(users(node("a")));
        assertThat(watch.next()).isEmpty();
    }

    @Test
    void closingOneWatchLeavesTheOthers() throws Exception {
        var closed = registry.watch("usersvc");
        try (var watch = registry.watch("usersvc")) {
            closed.close();
            registry.register(users(node("a")));
            assertThat(ids(seen(watch, 1))).containsExactly("a");
        }
    }

    @Test
    void anInterruptedReaderOfAWatchStopsWaiting() throws Exception {
        try (var watch = registry.watch("usersvc")) {
            seen(watch, 0);
            var failure = new CompletableFuture<Throwable>();
            var reader =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            watch.next();
                                        } catch (InterruptedException stopped) {
                                            failure.complete(stopped);
                                        }
                                    });
            reader.interrupt();
            assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void closingTheRegistryEndsEveryWatch() throws Exception {
        var first = registry.watch("usersvc");
        var second = registry.watch("ordersvc");
        seen(first, 0);
        var next = async(first::next);
        registry.close();
        assertThat(next.get()).isEmpty();
        assertThat(second.next()).isEmpty();
        assertThatCode(first::close).doesNotThrowAnyException();
    }

    @Test
    void aClosedRegistryRefusesEverythingButClosing() {
        registry.register(users(node("a")));
        registry.close();
        registry.close();
        var service = users(node("b"));
        assertThatThrownBy(() -> registry.register(service))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> registry.deregister(service))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> registry.lookup("usersvc"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> registry.list()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> registry.watch("usersvc"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nodesThatComeAndGoAtOnceAreAllAccountedFor() throws Exception {
        try (var watch = registry.watch("usersvc")) {
            together(20, i -> registry.register(users(node("n" + i))));
            found("usersvc", 20);
            together(
                    20,
                    i -> {
                        if (i % 2 == 0) {
                            registry.deregister(users(node("n" + i)));
                        } else {
                            registry.register(users(node("n" + i), node("m" + i)));
                        }
                    });
            assertThat(found("usersvc", 20)).hasSize(1);
            // On the way there a watch may see as many nodes, some of which are about to go.
            awaitOdd(watch);
        }
    }

    /** The answer once the service has so many nodes in all. */
    private List<Service> found(String name, int nodes) {
        eventually(() -> assertThat(nodes(registry.lookup(name))).hasSize(nodes));
        return registry.lookup(name);
    }

    /** The first snapshot from here on in which the service has so many nodes in all. */
    private static List<Service> seen(Watch watch, int nodes) throws InterruptedException {
        for (var next = watch.next(); next.isPresent(); next = watch.next()) {
            if (nodes(next.get()).size() == nodes) {
                return next.get();
            }
        }
        throw new AssertionError("the watch ended before it saw " + nodes + " nodes");
    }

    /** Reads until a snapshot has the twenty nodes with odd numbers and no others. */
    private static void awaitOdd(Watch watch) throws InterruptedException {
        var ids = ids(seen(watch, 20));
        while (!ids.stream().allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 1)) {
            ids = ids(seen(watch, 20));
        }
    }

    /** Repeats a check that fails until it holds or patience is at its end. */
    private void eventually(Runnable check) {
        var time = Ticker.system();
        long end = time.nanos() + patience().toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError failure) {
                if (time.nanos() - end >= 0) {
                    throw failure;
                }
            }
            pause(time);
        }
    }

    private static void pause(Ticker time) {
        try {
            time.sleep(Duration.ofMillis(20));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a change", stopped);
        }
    }

    private static void together(int count, IntConsumer work) throws Exception {
        var futures = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(threads.submit(() -> work.accept(number)));
            }
        }
        for (var future : futures) {
            future.get();
        }
    }

    private static <T> Future<T> async(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static Service users(Node... nodes) {
        return Service.of("usersvc", List.of(nodes));
    }

    private static Service version(String version, Node node) {
        return new Service("usersvc", version, Map.of(), List.of(), List.of(node));
    }

    private static Node node(String id) {
        return new Node(id, "http://127.0.0.1:6060/" + id, Map.of());
    }

    private static List<Node> nodes(List<Service> services) {
        return services.stream().flatMap(service -> service.nodes().stream()).toList();
    }

    private static List<String> ids(List<Service> services) {
        return nodes(services).stream().map(Node::id).toList();
    }
}
