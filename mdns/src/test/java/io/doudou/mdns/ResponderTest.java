package io.doudou.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.DnsWriter;
import io.doudou.mdns.wire.Question;
import io.doudou.mdns.wire.RecordType;
import io.doudou.mdns.wire.ResourceRecord;
import io.doudou.mdns.wire.TextPayload;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What is announced here is answered and told in the form that go-micro's resolvers understand. */
class ResponderTest {

    private final Rig rig = new Rig();

    @Test
    void aQuestionIsAnsweredWithEverythingAndTheQuestionItself() {
        rig.announce(greeter("a", "http://10.0.0.7:6060/api"));

        var answer = rig.ask("greeter.micro.").getFirst();

        assertThat(answer.id()).isZero();
        assertThat(answer.flags()).isEqualTo(0x8400);
        assertThat(answer.questions())
                .containsExactly(Question.of("greeter.micro.", RecordType.PTR));
        assertThat(answer.answers().subList(0, 3))
                .containsExactly(
                        new ResourceRecord.Pointer("greeter.micro.", 120, "a.greeter.micro."),
                        new ResourceRecord.Place("a.greeter.micro.", 120, 10, 1, 6060, "vm."),
                        new ResourceRecord.Host("vm.", 120, InetAddress.ofLiteral("10.0.0.7")));
        assertThat(answer.answers().get(3).name()).isEqualTo("a.greeter.micro.");
    }

    @Test
    void itSaysWhatGoMicroLooksFor() {
        rig.announce(greeter("a", "10.0.0.7:6060"));

        var text = (ResourceRecord.Text) rig.ask("greeter.local.").getFirst().answers().get(3);
        var payload = TextPayload.read(text.pieces());

        assertThat(payload.service()).isEqualTo("greeter");
        assertThat(payload.version()).isEqualTo("latest");
        assertThat(payload.metadata())
                .containsEntry("protocol", "mucp")
                .containsEntry("transport", "http")
                .containsEntry("server", "mucp")
                .containsEntry("registry", "mdns")
                .containsEntry("broker", "http")
                .containsEntry("zone", "x");
    }

    @Test
    void anotherProtocolIsLeftAlone() {
        var node = new Node("a", "10.0.0.7:6060", Map.of("protocol", "grpc", "server", "grpc"));
        rig.announce(new Service("greeter", "2", Map.of(), List.of(), List.of(node)));

        var text = (ResourceRecord.Text) rig.ask("greeter.micro.").getFirst().answers().get(3);

        assertThat(TextPayload.read(text.pieces()).metadata())
                .containsEntry("protocol", "grpc")
                .containsEntry("server", "grpc");
        assertThat(TextPayload.read(text.pieces()).version()).isEqualTo("2");
    }

    @Test
    void eachNodeHasAMessageOfItsOwn() {
        rig.announce(greeter("a", "10.0.0.7:6060"));
        rig.announce(greeter("b", "10.0.0.7:6061"));

        assertThat(rig.ask("greeter.micro.")).hasSize(2).allMatch(one -> one.answers().size() == 4);
        assertThat(rig.ask("GREETER.micro.")).hasSize(2);
        assertThat(rig.ask("greeter.elsewhere.")).isEmpty();
        assertThat(rig.ask("other.micro.")).isEmpty();
    }

    @Test
    void anInstanceIsAnsweredWithoutAPointer() {
        rig.announce(greeter("a", "10.0.0.7:6060"));

        var answers = rig.ask("a.greeter.micro.", RecordType.ANY);

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().answers()).hasSize(3);
    }

    @Test
    void servicesAreListedByNameWithAnEmptyText() {
        rig.announce(greeter("a", "10.0.0.7:6060"));
        rig.announce(greeter("b", "10.0.0.7:6061"));

        var answers = rig.ask("_services.micro.");

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().answers())
                .containsExactly(
                        new ResourceRecord.Pointer(
                                "_services.micro.", 120, "greeter._services.micro."),
                        new ResourceRecord.Place(
                                "greeter._services.micro.", 120, 10, 1, 9999, "vm."),
                        new ResourceRecord.Host("vm.", 120, InetAddress.ofLiteral("0.0.0.0")),
                        new ResourceRecord.Text("greeter._services.micro.", 120, List.of()));
    }

    @Test
    void allServicesAreEnumerated() {
        rig.announce(greeter("a", "10.0.0.7:6060"));

        assertThat(rig.ask("_services._dns-sd._udp.local.").getFirst().answers())
                .extracting(answer -> ((ResourceRecord.Pointer) answer).target())
                .containsExactly("_services.local.", "greeter.local.");
    }

    @Test
    void aNewNodeIsProbedForAndAnnouncedThreeTimesInTheFirstDomain() {
        rig.announce(greeter("a", "10.0.0.7:6060"));

        var sent = rig.pass(Duration.ofSeconds(30));

        assertThat(sent).hasSize(6);
        assertThat(sent.subList(0, 3))
                .allMatch(one -> one.message().authorities().size() == 2)
                .allMatch(one -> one.message().flags() == 0)
                .allMatch(one -> one.at().toMillis() <= 500);
        assertThat(sent.subList(3, 6))
                .allMatch(one -> one.message().flags() == 0x8000)
                .allMatch(one -> one.message().questions().isEmpty())
                .allMatch(one -> one.message().answers().size() == 3)
                .allMatch(one -> one.message().toString().contains("a.greeter.micro."));
        var first = sent.get(3).at();
        assertThat(first).isLessThan(Duration.ofMillis(750));
        assertThat(sent.get(4).at().minus(first)).isEqualTo(Duration.ofSeconds(1));
        assertThat(sent.get(5).at().minus(first)).isEqualTo(Duration.ofSeconds(3));
        assertThat(rig.pass(Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void theSameOnceMoreIsNoNewsAndAChangeIs() {
        rig.announce(greeter("a", "10.0.0.7:6060"));
        rig.pass(Duration.ofSeconds(10));

        rig.announce(greeter("a", "10.0.0.7:6060"));
        assertThat(rig.pass(Duration.ofSeconds(10))).isEmpty();
        rig.announce(greeter("a", "10.0.0.7:7070"));
        assertThat(rig.pass(Duration.ofSeconds(10))).hasSize(6);
        assertThat(rig.ask("greeter.micro.")).hasSize(1);
    }

    @Test
    void aGoodbyeIsToldInEachDomainAndThenThereIsNoAnswer() {
        var service = greeter("a", "10.0.0.7:6060");
        rig.announce(service);

        var goodbyes = rig.conversation.remove(service);

        assertThat(goodbyes).hasSize(2);
        assertThat(goodbyes)
                .allMatch(one -> one.message().flags() == 0x8000)
                .allMatch(one -> one.message().answers().stream().allMatch(r -> r.ttl() == 0))
                .allMatch(one -> one.message().answers().size() == 3);
        assertThat(rig.ask("greeter.micro.")).isEmpty();
        assertThat(rig.ask("_services.micro.")).isEmpty();
        assertThat(rig.conversation.remove(service)).isEmpty();
    }

    @Test
    void aMessageThatAsksForEverythingManyTimesIsAnsweredInPart() {
        rig.announce(greeter("a", "10.0.0.7:6060"));
        var question = Question.of("greeter.micro.", RecordType.ANY);
        var greedy =
                new DnsMessage(
                        0, 0, Collections.nCopies(500, question), List.of(), List.of(), List.of());

        assertThat(rig.receive(DnsWriter.write(greedy))).hasSize(Conversation.QUESTIONS_MAX);
    }

    @Test
    void probesAndBrokenQueriesAreNotAnswered() {
        rig.announce(greeter("a", "10.0.0.7:6060"));
        var probe = rig.pass(Duration.ZERO).getFirst().message();

        assertThat(rig.receive(DnsWriter.write(probe))).isEmpty();
        var question = List.of(Question.of("greeter.micro.", RecordType.PTR));
        for (int flags : new int[] {0x0800, 0x0003, 0x8000}) {
            var odd = new DnsMessage(0, flags, question, List.of(), List.of(), List.of());
            assertThat(rig.receive(DnsWriter.write(odd))).isEmpty();
        }
    }

    @Test
    void endpointsAreLeftOutWhereTheyDoNotFit() {
        var endpoints = new ArrayList<Endpoint>();
        for (int i = 0; i < 2000; i++) {
            var name = "Greeter.Hello" + Integer.toHexString(i * 0x9E3779B9);
            endpoints.add(new Endpoint(name, Shape.NONE, Shape.NONE, Map.of()));
        }
        var node = new Node("a", "10.0.0.7:6060", Map.of());
        rig.announce(new Service("greeter", "1", Map.of(), endpoints, List.of(node)));

        var answer = rig.ask("greeter.micro.").getFirst();

        assertThat(DnsWriter.write(answer).length).isLessThan(9000);
        var text = (ResourceRecord.Text) answer.answers().get(3);
        assertThat(TextPayload.read(text.pieces()).endpoints()).isEmpty();
    }

    @Test
    void whatCannotBeAnnouncedIsRefusedWithTheReason() {
        var random = new java.util.SplittableRandom(1);
        var noise = new StringBuilder();
        random.ints(20_000, 'a', 'z').forEach(letter -> noise.append((char) letter));
        var metadata = Map.of("noise", noise.toString());
        var node = new Node("a", "10.0.0.7:6060", metadata);

        assertThatThrownBy(
                        () ->
                                rig.announce(
                                        new Service(
                                                "greeter", "", Map.of(), List.of(), List.of(node))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("announce less metadata");
        assertThatThrownBy(() -> rig.announce(greeter("a".repeat(64), "10.0.0.7:6060")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("63 bytes");
        assertThatCode(() -> rig.announce(greeter("10.0.0.7:6060", "10.0.0.7:6060")))
                .doesNotThrowAnyException();
    }

    private static Service greeter(String id, String address) {
        var node = new Node(id, address, Map.of("protocol", "http", "zone", "x"));
        return new Service("greeter", "", Map.of(), List.of(), List.of(node));
    }
}
