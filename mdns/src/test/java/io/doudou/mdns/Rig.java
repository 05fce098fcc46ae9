package io.doudou.mdns;

import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.DnsWriter;
import io.doudou.mdns.wire.Question;
import io.doudou.mdns.wire.RecordType;
import io.doudou.mdns.wire.TextPayload;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A conversation without a network, whose time a test moves. */
final class Rig {

    static final InetSocketAddress ASKER = new InetSocketAddress("127.0.0.1", 40_000);

    final Registry view = Registry.inMemory();
    final Conversation conversation;
    private long now;

    Rig() {
        conversation = new Conversation(view, Settings.none(), "vm.", new SplittableRandom(1));
    }

    /** Announces a node here. */
    void announce(Service service) {
        for (var node : service.nodes()) {
            var place = Place.of(node.address(), node.id());
            conversation.add(service, Publication.of(service, node, place), now);
        }
    }

    /** What the packet of a question is answered with. */
    List<DnsMessage> ask(String name, int type) {
        return receive(DnsWriter.write(DnsMessage.query(Question.of(name, type))));
    }

    List<DnsMessage> ask(String name) {
        return ask(name, RecordType.PTR);
    }

    List<DnsMessage> receive(byte[] packet) {
        return messages(conversation.receive(packet, ASKER, now));
    }

    void tell(DnsMessage message) {
        receive(DnsWriter.write(message));
    }

    /** Follows a service as a look-up does; what is asked. */
    List<DnsMessage> follow(String name) {
        var service = conversation.follow(name, now);
        service.isSearched = true;
        return messages(conversation.ask(service, now));
    }

    /** Moves the time step by step; everything that is sent meanwhile, and when. */
    List<Sent> pass(Duration time) {
        var sent = new ArrayList<Sent>();
        long end = now + time.toNanos();
        while (true) {
            for (var message : messages(conversation.due(now))) {
                sent.add(new Sent(Duration.ofNanos(now), message));
            }
            long next = Math.max(1, conversation.waitNanos(now));
            if (next > end - now) {
                now = end;
                return sent;
            }
            now += next;
        }
    }

    List<Node> nodes(String service) {
        return view.lookup(service).stream().flatMap(each -> each.nodes().stream()).toList();
    }

    /** A node of somebody else. */
    static Offer other(String service, String id, int port) {
        return other(service, id, port, "micro.");
    }

    static Offer other(String service, String id, int port, String domain) {
        var payload = new TextPayload(service, "1", List.of(), Map.of("protocol", "mucp"));
        var address = InetAddress.ofLiteral("10.0.0.5");
        return Offer.node(new Publication(id, address, port, payload), domain, "there.");
    }

    /** As somebody else answers who asks for the service. */
    static DnsMessage answer(Offer offer) {
        return offer.answer(Question.of(offer.service(), RecordType.PTR)).orElseThrow();
    }

    private static List<DnsMessage> messages(List<Outgoing> outgoing) {
        return outgoing.stream().map(Outgoing::message).toList();
    }

    /** A message that went out. */
    record Sent(Duration at, DnsMessage message) {}
}
