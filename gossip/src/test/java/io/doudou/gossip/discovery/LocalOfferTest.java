package io.doudou.gossip.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class LocalOfferTest {

    private static final NodeMeta NOTHING =
            new NodeMeta("", "", 0, "2026-11-22T10:00:00Z", Build.UNKNOWN, 0, Offer.NONE);

    private final LocalOffer offer = new LocalOffer("10.0.0.5", NOTHING);

    @Test
    void theFirstServiceIsTheOneThatGoNodesRead() {
        offer.add(service("usersvc", "http://10.0.0.5:6060/api", 0), 1);
        assertThat(offer.meta().service()).isEqualTo("usersvc");
        assertThat(offer.meta().baseUrl("10.0.0.5")).isEqualTo("http://10.0.0.5:6060/api");
    }

    @Test
    void goNodesReadTheFirstServiceThatHasABaseUrl() {
        var subscription = service("a.broker", "10.0.0.5:6060", 0);
        offer.add(subscription, 1);
        assertThat(offer.meta().service()).isEmpty();
        offer.add(service("usersvc", "http://10.0.0.5:6060/api", 0), 2);
        assertThat(offer.meta().service()).isEqualTo("usersvc");
        assertThat(offer.meta().offer().services()).contains(subscription);
    }

    @Test
    void whatFitsIsOfferedWhole() {
        var service = service("usersvc", "http://10.0.0.5:6060", 1);
        offer.add(service, 1);
        assertThat(offer.meta().offer()).isEqualTo(new Offer(List.of(service), 0));
    }

    @Test
    void endpointsThatDoNotFitAreLeftOutAndTheRevisionSaysSo() {
        var service = service("usersvc", "http://10.0.0.5:6060", 40);
        offer.add(service, 9);
        assertThat(offer.json()).hasSizeLessThanOrEqualTo(LocalOffer.META_BYTES_MAX);
        assertThat(offer.meta().offer().revision()).isEqualTo(9);
        assertThat(offer.meta().offer().services().getFirst().endpoints()).isEmpty();
        assertThat(offer.whole()).containsExactly(service);
    }

    @Test
    void ofManyNodesNothingIsToldButTheEightKeys() {
        for (int i = 0; i < 40; i++) {
            var node = new Node("node" + i, "http://10.0.0.5:6060/" + i, Map.of());
            offer.add(Service.of("usersvc", List.of(node)), i);
        }
        assertThat(offer.meta().service()).isEqualTo("usersvc");
        assertThat(offer.meta().offer()).isEqualTo(new Offer(List.of(), 39));
        assertThat(offer.whole().getFirst().nodes()).hasSize(40);
    }

    @Test
    void anOfferThatCannotFitIsRefusedAndChangesNothing() {
        var users = service("usersvc", "http://10.0.0.5:6060", 0);
        offer.add(users, 1);
        var large = service("a".repeat(500), "http://10.0.0.5:6060", 0);
        assertThatThrownBy(() -> offer.add(large, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("may take 512");
        assertThat(offer.whole()).containsExactly(users);
        assertThat(offer.meta().service()).isEqualTo("usersvc");
    }

    @Test
    void nothingIsLeftOfAServiceThatWasTakenBack() {
        var users = service("usersvc", "http://10.0.0.5:6060", 0);
        offer.add(users, 1);
        offer.remove(users, 2);
        assertThat(offer.meta()).isEqualTo(NOTHING);
    }

    private static Service service(String name, String address, int endpoints) {
        var node = new Node("id", address, Map.of("protocol", "http"));
        var all =
                IntStream.range(0, endpoints)
                        .mapToObj(
                                i -> new Endpoint("GetThing" + i, Shape.NONE, Shape.NONE, Map.of()))
                        .toList();
        return new Service(name, "", Map.of(), all, List.of(node));
    }
}
