package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class MergedRegistryContractTest extends RegistryContract {

    @Override
    protected Registry open() {
        return Registry.merged(List.of(Registry.inMemory(), Registry.inMemory()));
    }

    private static Service service(String... ids) {
        return Service.of(
                "usersvc",
                List.of(ids).stream().map(id -> new Node(id, "h:" + id, Map.of())).toList());
    }

    @Test
    void nodesOfAllRegistriesAreFoundAndOneThatTwoKnowCountsOnce() {
        var old = Registry.inMemory();
        var young = Registry.inMemory();
        old.register(service("1", "2"));
        young.register(service("2", "3"));
        try (var both = Registry.merged(List.of(old, young))) {
            assertThat(both.lookup("usersvc"))
                    .singleElement()
                    .extracting(Service::nodes)
                    .isEqualTo(service("1", "2", "3").nodes());
            both.register(service("4"));
            assertThat(old.lookup("usersvc").getFirst().nodes()).hasSize(3);
            assertThat(young.lookup("usersvc").getFirst().nodes()).hasSize(3);
            both.deregister(service("2"));
            assertThat(both.lookup("usersvc").getFirst().nodes())
                    .extracting(Node::id)
                    .containsExactly("1", "4", "3");
        }
    }

    @Test
    void aWatchHearsOfEachRegistry() throws InterruptedException {
        var old = Registry.inMemory();
        var young = Registry.inMemory();
        old.register(service("1"));
        try (var both = Registry.merged(List.of(old, young));
                var watch = both.watch("usersvc")) {
            assertThat(watch.next()).hasValue(List.of(service("1")));
            young.register(service("2"));
            assertThat(watch.next()).hasValue(List.of(service("1", "2")));
            old.deregister(service("1"));
            assertThat(watch.next()).hasValue(List.of(service("2")));
        }
    }

    @Test
    void aRegistryThatIsAwayDoesNotHinderTheOthersAndWhenAllAreThatIsSaid() {
        var here = Registry.inMemory();
        try (var both = Registry.merged(List.of(new Away(), here))) {
            both.register(service("1"));
            assertThat(both.lookup("usersvc")).isEqualTo(List.of(service("1")));
            assertThat(both.list()).containsExactly("usersvc");
        }
        try (var none = Registry.merged(List.of(new Away(), new Away()))) {
            assertThatThrownBy(() -> none.lookup("usersvc"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessage("the registry is away")
                    .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        }
    }

    /** A registry whose server cannot be reached. */
    private static final class Away implements Registry {

        private static Unreachable away() {
            return new Unreachable("the registry is away");
        }

        @Override
        public void register(Service service) {
            throw away();
        }

        @Override
        public void deregister(Service service) {
            throw away();
        }

        @Override
        public List<Service> lookup(String name) {
            throw away();
        }

        @Override
        public List<String> list() {
            throw away();
        }

        @Override
        public Watch watch(String name) {
            throw away();
        }

        @Override
        public void close() {}
    }
}
