package io.doudou.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.call.CallScope;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class SelectorTest {

    private static final Set<String> NONE = Set.of();

    static final List<Selector> ALL =
            List.of(
                    Selector.roundRobin(),
                    Selector.random(new SplittableRandom(1)),
                    Selector.smoothWeighted(),
                    Selector.leastLoaded(),
                    Selector.consistentHash("key"));

    @ParameterizedTest
    @FieldSource("ALL")
    void aNodeThatFailedForTheCallComesLast(Selector selector) {
        var nodes = nodes("a", "b", "c");
        for (int i = 0; i < 20; i++) {
            assertThat(chosen(selector, nodes, Set.of("a", "c"))).isEqualTo("b");
            assertThat(chosen(selector, nodes, Set.of("a", "b", "c"))).isIn("a", "b", "c");
            assertThat(chosen(selector, nodes, Set.of("b", "x", "y", "z"))).isIn("a", "c");
        }
    }

    @Test
    void roundRobinIsEvenWithinOneAcrossThreads() throws InterruptedException {
        var nodes = nodes("a", "b", "c");
        var selector = Selector.roundRobin();
        ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                threads.execute(() -> counts.merge(chosen(selector, nodes, NONE), 1, Integer::sum));
            }
        }
        assertThat(Collections.max(counts.values()) - Collections.min(counts.values()))
                .isLessThanOrEqualTo(1);
        assertThat(counts).hasSize(3);
    }

    @Test
    void randomChoiceReachesEveryNodeAboutEquallyOften() {
        var nodes = nodes("a", "b", "c", "d");
        var selector = Selector.random(new SplittableRandom(42));
        assertThat(counts(selector, nodes, NONE, 4000).values()).allMatch(n -> n > 900 && n < 1100);
        assertThat(counts(selector, nodes, Set.of("a"), 3000).values())
                .hasSize(3)
                .allMatch(n -> n > 900 && n < 1100);
    }

    @Test
    void weightsAreSpreadAndNotInBursts() {
        var nodes = List.of(weighted("a", "5"), weighted("b", "1"), weighted("c", "1"));
        var selector = Selector.smoothWeighted();
        assertThat(choices(selector, nodes, 14))
                .isEqualTo(List.of("a a b a c a a a a b a c a a".split(" ")));
    }

    @Test
    void aRememberedRoundGoesOnWhereAComputedOneWould() {
        var weights = new int[] {6, 4, 2};
        var playing = new Turns(weights, new long[3]);
        for (int i = 0; i < 20; i++) {
            var computing = new Turns(weights, playing.credits());
            assertThat(playing.next()).isEqualTo(computing.next());
            assertThat(playing.credits()).isEqualTo(computing.credits());
        }
    }

    @Test
    void whatIsNoWeightCountsAsOne() {
        var nodes =
                Stream.of("-5", "0", "many", "", "99999999999")
                        .map(weight -> weighted(weight, weight))
                        .toList();
        assertThat(counts(Selector.smoothWeighted(), nodes, NONE, 5).values()).containsOnly(1);
    }

    @Test
    void weightsKeepTheirProportionAmongTheNodesThatAreLeft() {
        var nodes = List.of(weighted("a", "3"), weighted("b", "2"), weighted("c", "1"));
        assertThat(counts(Selector.smoothWeighted(), nodes, Set.of("a"), 300))
                .isEqualTo(Map.of("b", 200, "c", 100));
    }

    @Test
    void aNodeThatComesOrGoesDoesNotStartTheTurnAnew() {
        var selector = Selector.smoothWeighted();
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < 100; i++) {
            var nodes = i % 2 == 0 ? nodes("a", "b", "c") : nodes("a", "b");
            counts.merge(chosen(selector, nodes, NONE), 1, Integer::sum);
        }
        assertThat(counts.get("a")).isBetween(30, 60);
        assertThat(counts.get("b")).isBetween(30, 60);
    }

    @Test
    void theLeastLoadedNodeIsTheOneWithFewestRunningAttempts() {
        var nodes = nodes("a", "b", "c");
        var selector = Selector.leastLoaded();
        selector.started(nodes.get(0));
        selector.started(nodes.get(0));
        selector.started(nodes.get(1));
        assertThat(chosen(selector, nodes, NONE)).isEqualTo("c");
        assertThat(chosen(selector, nodes, Set.of("c"))).isEqualTo("b");
        selector.started(nodes.get(2));
        selector.started(nodes.get(2));
        assertThat(chosen(selector, nodes, NONE)).isEqualTo("b");
        selector.finished(nodes.get(0), Selector.Outcome.ANSWERED);
        selector.finished(nodes.get(0), Selector.Outcome.UNREACHABLE);
        assertThat(chosen(selector, nodes, NONE)).isEqualTo("a");
    }

    @Test
    void amongEquallyLoadedNodesEachHasItsTurn() {
        assertThat(counts(Selector.leastLoaded(), nodes("a", "b", "c"), NONE, 30).values())
                .containsOnly(10);
    }

    @Test
    void nodesThatAreGoneAreNotCountedForEver() {
        var selector = new LeastLoaded();
        for (int i = 0; i < 1000; i++) {
            var node = nodes("node" + i).getFirst();
            selector.started(selector.select(List.of(node), NONE));
            selector.finished(node, Selector.Outcome.ANSWERED);
        }
        assertThat(selector.counters()).isLessThan(100);
    }

    @Test
    void anAttemptThatEndsTwiceDoesNoHarm() {
        var nodes = nodes("a", "b");
        var selector = Selector.leastLoaded();
        selector.finished(nodes.get(0), Selector.Outcome.ANSWERED);
        selector.started(nodes.get(0));
        assertThat(chosen(selector, nodes, NONE)).isEqualTo("b");
        assertThat(chosen(selector, nodes, NONE)).isEqualTo("b");
    }

    private static List<Node> nodes(String... ids) {
        return Arrays.stream(ids).map(id -> new Node(id, "http://" + id, Map.of())).toList();
    }

    private static Node weighted(String id, String weight) {
        return new Node(id, "http://" + id, Map.of("weight", weight));
    }

    private static String chosen(Selector selector, List<Node> nodes, Set<String> tried) {
        return selector.select(nodes, tried).id();
    }

    private static List<String> choices(Selector selector, List<Node> nodes, int count) {
        return Stream.generate(() -> chosen(selector, nodes, NONE)).limit(count).toList();
    }

    private static Map<String, Integer> counts(
            Selector selector, List<Node> nodes, Set<String> tried, int count) {
        return Stream.generate(() -> chosen(selector, nodes, tried))
                .limit(count)
                .collect(Collectors.toMap(id -> id, id -> 1, Integer::sum));
    }

    private static String chosenFor(String key, Selector selector, List<Node> nodes) {
        return CallScope.NONE.with("User", key).call(() -> chosen(selector, nodes, NONE));
    }

    @Test
    void theSameKeyGoesToTheSameNodeAndFewKeysMoveWhenOneComes() {
        var selector = Selector.consistentHash("user");
        var four = nodes("a", "b", "c", "d");
        var five = nodes("e", "d", "c", "b", "a");
        Map<String, Integer> counts = new TreeMap<>();
        int moved = 0;
        var afterwards = Selector.consistentHash("user");
        for (int i = 0; i < 10_000; i++) {
            var before = chosenFor("user " + i, selector, four);
            counts.merge(before, 1, Integer::sum);
            moved += before.equals(chosenFor("user " + i, afterwards, five)) ? 0 : 1;
        }
        assertThat(counts).hasSize(4);
        // A fifth of them in the mean: what the new node takes over.
        assertThat(moved).isBetween(1_200, 2_800);
    }

    @Test
    void keysAreSharedAboutEvenly() {
        var selector = Selector.consistentHash("user");
        var nodes = nodes("a", "b", "c", "d", "e");
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 50_000; i++) {
            counts.merge(chosenFor("user " + i, selector, nodes), 1, Integer::sum);
        }
        assertThat(counts.values()).hasSize(5).allMatch(count -> count > 7_000 && count < 13_000);
    }

    @Test
    void aKeyWhoseNodeFailedGoesToItsNeighbourOnTheRing() {
        var selector = Selector.consistentHash("user");
        var nodes = nodes("a", "b", "c");
        var first = chosenFor("7", selector, nodes);
        var next =
                CallScope.NONE.with("user", "7").call(() -> chosen(selector, nodes, Set.of(first)));
        assertThat(next).isNotEqualTo(first);
        var rest = nodes.stream().filter(node -> !node.id().equals(first)).toList();
        assertThat(chosenFor("7", selector, rest)).isEqualTo(next);
    }

    @Test
    void filtersAdmitByVersionLabelAndEndpoint() {
        var west = new Node("a", "a:1", Map.of("zone", "west"));
        var endpoint = new Endpoint("Greeter.Hello", Shape.NONE, Shape.NONE, Map.of());
        var version = new Service("greeter", "2", Map.of(), List.of(endpoint), List.of(west));
        assertThat(NodeFilter.all().admits(version, west)).isTrue();
        assertThat(NodeFilter.version("2").admits(version, west)).isTrue();
        assertThat(NodeFilter.version("1").admits(version, west)).isFalse();
        assertThat(NodeFilter.label("zone", "west").admits(version, west)).isTrue();
        assertThat(NodeFilter.label("zone", "east").admits(version, west)).isFalse();
        assertThat(NodeFilter.label("rack", "1").admits(version, west)).isFalse();
        assertThat(NodeFilter.endpoint("Greeter.Hello").admits(version, west)).isTrue();
        assertThat(NodeFilter.endpoint("Greeter.Bye").admits(version, west)).isFalse();
        var both = NodeFilter.version("2").and(NodeFilter.label("zone", "east"));
        assertThat(both.admits(version, west)).isFalse();
    }
}
