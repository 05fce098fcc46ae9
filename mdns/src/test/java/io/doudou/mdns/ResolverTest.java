package io.doudou.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.DnsReader;
import io.doudou.mdns.wire.Question;
import io.doudou.mdns.wire.RecordType;
import io.doudou.mdns.wire.Recorded;
import io.doudou.mdns.wire.ResourceRecord;
import io.doudou.mdns.wire.TextPayload;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What others tell is believed as far as it makes sense, and kept as long as they answer. */
class ResolverTest {

    private static final Duration CRASHED = Duration.ofSeconds(5 + 3);

    private final Rig rig = new Rig();

    @Test
    void aServiceIsAskedForInEachDomain() {
        assertThat(rig.follow("greeter"))
                .extracting(DnsMessage::questions)
                .containsExactly(
                        List.of(Question.of("greeter.micro.", RecordType.PTR)),
                        List.of(Question.of("greeter.local.", RecordType.PTR)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5-answer", "v5-announcement", "v1.18-answer", "v1.18-announcement-2"})
    void whatGoMicroSendsIsFound(String packet) {
        rig.follow("greeter");

        rig.receive(Recorded.packet(packet));

        var service = rig.view.lookup("greeter").getFirst();
        assertThat(service.version()).isEqualTo("latest");
        assertThat(service.endpoints()).hasSize(1);
        var node = service.nodes().getFirst();
        assertThat(node.id()).matches("greeter-[0-9a-f-]{36}");
        assertThat(node.address()).matches("127\\.0\\.0\\.1:\\d+");
        assertThat(node.metadata()).containsEntry("protocol", "mucp").hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5-goodbye", "v1.18-goodbye-1"})
    void itsGoodbyeTakesItAway(String packet) {
        rig.follow("greeter");
        rig.receive(Recorded.packet(packet.replace("goodbye", "announcement").replace("-1", "-2")));
        assertThat(rig.nodes("greeter")).hasSize(1);

        rig.receive(Recorded.packet(packet));

        assertThat(rig.nodes("greeter")).isEmpty();
    }

    @Test
    void whatNobodyAskedForIsNotKept() {
        rig.receive(Recorded.packet("v5-answer"));
        assertThat(rig.view.list()).isEmpty();
    }

    @Test
    void nodesAreGroupedByVersionAndReplacedById() {
        rig.follow("greeter");
        rig.tell(Rig.answer(Rig.other("greeter", "a", 6060)));
        rig.tell(Rig.answer(Rig.other("greeter", "b", 6061)));
        rig.tell(Rig.answer(Rig.other("greeter", "a", 7070, "local.")));

        assertThat(rig.view.lookup("greeter")).hasSize(1);
        assertThat(rig.nodes("greeter"))
                .extracting(Node::address)
                .containsExactlyInAnyOrder("10.0.0.5:7070", "10.0.0.5:6061");
    }

    @Test
    void ourOwnFormIsRestoredAsItWasRegistered() {
        var there = new Rig();
        var node = new Node("a", "https://10.0.0.7:6060/api", Map.of("protocol", "http"));
        var service = new Service("greeter", "", Map.of("team", "x"), List.of(), List.of(node));
        there.announce(service);
        rig.follow("greeter");

        there.ask("greeter.micro.").forEach(rig::tell);

        assertThat(rig.view.lookup("greeter")).containsExactly(service);
    }

    @Test
    void anEntryOfOursThatMakesNoSenseIsPassedOver() {
        rig.follow("greeter");
        for (var entry :
                List.of("yes", "{}", "{\"address\":\"a b\"}", "{\"address\":\"ftp://a\"}")) {
            var metadata = Map.of("doudou", entry, "protocol", "mucp");
            rig.tell(Rig.answer(offer(new TextPayload("greeter", "1", List.of(), metadata))));
            assertThat(rig.nodes("greeter"))
                    .containsExactly(new Node("a", "10.0.0.5:6060", Map.of("protocol", "mucp")));
        }
    }

    @Test
    void ipv4IsPreferredAndIpv6Accepted() {
        rig.follow("greeter");
        var offer = Rig.other("greeter", "a", 6060);
        var records = new ArrayList<>(Rig.answer(offer).answers());
        records.set(2, new ResourceRecord.Host("there.", 120, InetAddress.ofLiteral("fd00::1")));
        rig.tell(DnsMessage.announcement(records));
        assertThat(rig.nodes("greeter").getFirst().address())
                .isEqualTo("[fd00:0:0:0:0:0:0:1]:6060");

        records.add(new ResourceRecord.Host("there.", 120, InetAddress.ofLiteral("10.0.0.5")));
        rig.tell(DnsMessage.announcement(records));
        assertThat(rig.nodes("greeter").getFirst().address()).isEqualTo("10.0.0.5:6060");
    }

    @Test
    void whatIsIncompleteOrLiesAboutItsNameIsPassedOver() {
        rig.follow("greeter");
        var whole = Rig.answer(Rig.other("greeter", "a", 6060)).answers();
        for (int left = 1; left < whole.size(); left++) {
            var records = new ArrayList<>(whole);
            records.remove(left);
            rig.tell(DnsMessage.announcement(records));
        }
        rig.tell(Rig.answer(offer(new TextPayload("other", "1", List.of(), Map.of()))));
        rig.tell(DnsMessage.announcement(withText(whole, List.of("78 9c"))));
        rig.tell(DnsMessage.announcement(withText(whole, List.of())));

        assertThat(rig.nodes("greeter")).isEmpty();
        assertThat(rig.conversation.figures().get(1).value()).isEqualTo(3);
    }

    @Test
    void aNodeThatCrashedIsSuspectAndThenGone() {
        rig.follow("greeter");
        rig.tell(Rig.answer(Rig.other("greeter", "a", 6060)));

        rig.pass(Duration.ofSeconds(6));
        assertThat(rig.nodes("greeter").getFirst().metadata()).containsEntry("status", "suspect");
        rig.pass(CRASHED.minusSeconds(6));

        assertThat(rig.nodes("greeter")).isEmpty();
    }

    @Test
    void aNodeThatAnswersStaysHoweverShortItsRecordsAreToBeBelieved() {
        var watched = rig.conversation.follow("greeter", 0);
        watched.watches++;
        rig.follow("greeter");
        var offer = Rig.other("greeter", "a", 6060);
        rig.tell(Rig.answer(offer));
        for (int i = 0; i < 100; i++) {
            if (rig.pass(Duration.ofSeconds(1)).isEmpty()) {
                continue;
            }
            rig.tell(Rig.answer(offer));
        }
        assertThat(rig.nodes("greeter")).containsExactly(node("a", "10.0.0.5:6060"));
    }

    @Test
    void aSuspectThatAnswersIsNoLongerOne() {
        rig.follow("greeter");
        var offer = Rig.other("greeter", "a", 6060);
        rig.tell(Rig.answer(offer));
        rig.pass(Duration.ofSeconds(6));
        rig.tell(Rig.answer(offer));

        assertThat(rig.nodes("greeter")).containsExactly(node("a", "10.0.0.5:6060"));
    }

    @Test
    void recordsThatAreToBeBelievedForEverKeepNoNode() {
        rig.follow("greeter");
        var records = Rig.answer(Rig.other("greeter", "a", 6060)).answers();
        rig.tell(
                DnsMessage.announcement(
                        records.stream().map(r -> lasting(r, 0xffffffffL)).toList()));
        assertThat(rig.nodes("greeter")).hasSize(1);

        rig.pass(CRASHED);

        assertThat(rig.nodes("greeter")).isEmpty();
    }

    @Test
    void aNodeThatALiarSaidGoodbyeForIsAskedAtOnceAndBack() {
        rig.follow("greeter");
        var offer = Rig.other("greeter", "a", 6060);
        rig.tell(Rig.answer(offer));
        rig.pass(Duration.ofSeconds(2));

        rig.tell(offer.goodbye());
        assertThat(rig.nodes("greeter")).isEmpty();
        var asked = rig.pass(Duration.ZERO);
        assertThat(asked).hasSize(2);
        rig.tell(Rig.answer(offer));
        assertThat(rig.nodes("greeter")).hasSize(1);

        for (int i = 0; i < 1000; i++) {
            rig.tell(offer.goodbye());
            rig.tell(Rig.answer(offer));
        }
        assertThat(rig.pass(Duration.ofMillis(3500)).size()).isLessThanOrEqualTo(8);
    }

    @Test
    void nobodyElseTellsAnythingAboutOurOwnNodes() {
        var own = new Node("a", "http://10.0.0.7:6060", Map.of());
        rig.follow("greeter");
        rig.tell(Rig.answer(Rig.other("greeter", "a", 6060)));
        rig.announce(Service.of("greeter", List.of(own)));
        rig.tell(Rig.answer(Rig.other("greeter", "a", 6060)));
        rig.tell(Rig.other("greeter", "a", 6060).goodbye());
        rig.pass(CRASHED);

        assertThat(rig.nodes("greeter")).containsExactly(own);
    }

    @Test
    void tenThousandForgedServicesCostNothing() {
        rig.follow("greeter");
        for (int i = 0; i < 10_000; i++) {
            rig.tell(Rig.answer(Rig.other("forged" + i, "a", 6060)));
        }
        assertThat(rig.view.list()).isEmpty();
        assertThat(nodesKnown()).isZero();
    }

    @Test
    void tenThousandForgedNodesOfOneServiceAreNotAllKept() {
        var warnings = new Warnings(Neighbours.class);
        try (warnings) {
            rig.follow("greeter");
            for (int i = 0; i < 10_000; i++) {
                rig.tell(Rig.other("greeter", "n" + i, 6060).announcement());
            }
        }
        assertThat(rig.nodes("greeter")).hasSize(Neighbours.NODES_MAX);
        assertThat(warnings.messages).hasSize(1);

        rig.pass(CRASHED);

        assertThat(rig.nodes("greeter")).isEmpty();
        assertThat(nodesKnown()).isZero();
    }

    @Test
    void tenThousandForgedNamesOfServicesAreListedAndNoMore() {
        rig.conversation.askForList(0);
        for (int i = 0; i < 10_050; i++) {
            rig.tell(Rig.answer(Offer.list("forged" + i, "micro.", "there.")));
        }
        assertThat(rig.conversation.listed().names()).hasSize(Listed.NAMES_MAX);

        rig.pass(Duration.ofSeconds(1));
        rig.conversation.askForList(Duration.ofSeconds(1).toNanos());
        assertThat(rig.conversation.listed().names()).isEmpty();
    }

    @Test
    void theListOfARealProgramIsRead() {
        rig.conversation.askForList(0);
        rig.receive(Recorded.packet("v5-list"));
        rig.receive(Recorded.packet("v1.18-list-2"));
        assertThat(rig.conversation.listed().names())
                .containsExactly("go.micro.http.broker", "greeter");
    }

    @Test
    void servicesThatNobodyAsksForAnyMoreAreForgotten() {
        rig.follow("greeter");
        var offer = Rig.other("greeter", "a", 6060);
        for (int i = 0; i < 70; i++) {
            rig.tell(Rig.answer(offer));
            rig.pass(Duration.ofSeconds(1));
        }
        assertThat(rig.nodes("greeter")).isEmpty();
        assertThat(rig.pass(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void notMoreServicesAreFollowedThanTheLimitSays() {
        for (int i = 0; i < Neighbours.SERVICES_MAX + 10; i++) {
            rig.follow("service" + i);
            rig.tell(Rig.answer(Rig.other("service" + i, "a", 6060)));
        }
        assertThat(nodesKnown()).isEqualTo(Neighbours.SERVICES_MAX);
    }

    @Test
    void dotsInNamesPartLabelsAndAreJoinedAgain() {
        rig.follow("go.micro.greeter");
        rig.follow("greeter");
        rig.tell(Rig.answer(Rig.other("go.micro.greeter", "10.0.0.5:6060", 6060)));

        assertThat(rig.nodes("greeter")).isEmpty();
        assertThat(rig.nodes("go.micro.greeter"))
                .extracting(Node::id)
                .containsExactly("10.0.0.5:6060");
    }

    @Test
    void packetsThatAreNoneAreCounted() {
        rig.receive(new byte[3]);
        rig.receive("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(rig.conversation.figures().get(0).value()).isEqualTo(2);
        assertThat(rig.conversation.figures().get(1).value()).isEqualTo(2);
        assertThat(DnsReader.read(Recorded.packet("v5-answer")).isTelling()).isTrue();
    }

    private double nodesKnown() {
        return rig.conversation.figures().get(2).value();
    }

    private static Node node(String id, String address) {
        return new Node(id, address, Map.of("protocol", "mucp"));
    }

    private static Offer offer(TextPayload payload) {
        var address = InetAddress.ofLiteral("10.0.0.5");
        var publication = new Publication("a", address, 6060, payload);
        var named = new TextPayload("greeter", "1", List.of(), Map.of());
        var plain = Offer.node(new Publication("a", address, 6060, named), "micro.", "there.");
        return new Offer(
                plain.service(),
                plain.instance(),
                plain.host(),
                address,
                6060,
                publication.payload().pieces());
    }

    private static List<ResourceRecord> withText(List<ResourceRecord> records, List<String> text) {
        var changed = new ArrayList<>(records);
        changed.set(3, new ResourceRecord.Text(records.get(3).name(), 120, text));
        return changed;
    }

    private static ResourceRecord lasting(ResourceRecord entry, long ttl) {
        return switch (entry) {
            case ResourceRecord.Pointer p -> new ResourceRecord.Pointer(p.name(), ttl, p.target());
            case ResourceRecord.Place p ->
                    new ResourceRecord.Place(
                            p.name(), ttl, p.priority(), p.weight(), p.port(), p.target());
            case ResourceRecord.Text t -> new ResourceRecord.Text(t.name(), ttl, t.pieces());
            case ResourceRecord.Host h -> new ResourceRecord.Host(h.name(), ttl, h.address());
        };
    }
}
