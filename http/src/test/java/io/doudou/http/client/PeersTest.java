package io.doudou.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;
import io.doudou.selector.NodeFilter;
import io.doudou.selector.Selection;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is known of the nodes of a service is kept, told by a watch, and never asked for again. */
class PeersTest {

    private final DistantRegistry registry = new DistantRegistry();
    private final Wires wires = new Wires(1024);
    private final BlockingQueue<String> met = new LinkedBlockingQueue<>();
    private final Peers peers = new Peers("usersvc", registry, Selection.ANY, this::connected);

    @AfterEach
    void close() {
        peers.close();
        registry.close();
        wires.close();
    }

    private Peer connected(Node node) {
        met.add(node.id());
        var rules = new Breaker.Rules(5, Duration.ofSeconds(1));
        var wire = wires.to(NodeAddress.parse(node.address()));
        return new Peer(node, wire, new Breaker(rules, Wires.TICKER));
    }

    private void join(String id) {
        registry.register(
                Service.of("usersvc", List.of(new Node(id, "http://127.0.0.1:1", Map.of()))));
    }

    @Test
    void theRegistryIsAskedOnceHoweverManyCallsAreMade() {
        join("a");
        for (int i = 0; i < 1000; i++) {
            assertThat(peers.current().nodes()).hasSize(1);
        }
        assertThat(registry.questions).containsExactly("watch", "lookup");
    }

    /** Beside a watch, a registry that waits for answers is content with the first one. */
    @Test
    void whoIsParticularIsToldOfAllNodesBeforeChoosing() {
        join("a");
        var west = Selection.among(NodeFilter.label("zone", "west"));
        try (var particular = new Peers("usersvc", registry, west, this::connected)) {
            assertThat(particular.current().nodes()).isEmpty();
            assertThat(registry.questions).containsExactly("lookup", "watch");
        }
    }

    @Test
    void changesArriveWithoutACall() throws InterruptedException {
        join("a");
        peers.current();
        join("b");
        assertThat(met.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(met.poll(10, TimeUnit.SECONDS)).isEqualTo("b");
    }

    @Test
    void whileTheRegistryIsAwayWhatItSaidLastCounts() {
        join("a");
        peers.current();
        registry.away = true;
        assertThat(peers.current().nodes()).extracting(Node::id).containsExactly("a");
    }

    @Test
    void aRegistryThatWasAwayAtFirstIsAskedAgain() throws InterruptedException {
        join("a");
        registry.away = true;
        assertThatThrownBy(peers::current).isInstanceOf(Unreachable.class);
        registry.away = false;
        registry.lookupsFail = true;
        assertThatThrownBy(peers::current).isInstanceOf(Unreachable.class);
        registry.lookupsFail = false;
        assertThat(peers.current().nodes()).hasSize(1);
        join("b");
        assertThat(List.of(met.take(), met.take())).containsExactly("a", "b");
    }

    /** A registry in memory that counts questions, and whose answers may fail. */
    private static final class DistantRegistry implements Registry {

        final List<String> questions = new CopyOnWriteArrayList<>();
        volatile boolean away;
        volatile boolean lookupsFail;
        private final Registry near = Registry.inMemory();

        private void asked(String what, boolean fails) {
            questions.add(what);
            if (fails) {
                throw new Unreachable("the registry is away");
            }
        }

        @Override
        public void register(Service service) {
            near.register(service);
        }

        @Override
        public void deregister(Service service) {
            near.deregister(service);
        }

        @Override
        public List<Service> lookup(String name) {
            asked("lookup", away || lookupsFail);
            return near.lookup(name);
        }

        @Override
        public List<String> list() {
            return near.list();
        }

        @Override
        public Watch watch(String name) {
            asked("watch", away);
            return near.watch(name);
        }

        @Override
        public void close() {
            near.close();
        }
    }
}
