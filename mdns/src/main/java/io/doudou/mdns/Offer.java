package io.doudou.mdns;

import io.doudou.mdns.wire.DnsLimits;
import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.DnsNames;
import io.doudou.mdns.wire.DnsWriter;
import io.doudou.mdns.wire.Question;
import io.doudou.mdns.wire.RecordType;
import io.doudou.mdns.wire.ResourceRecord;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One name of one node and all that is said under it: the records of go-micro in their order.
 * Immutable.
 *
 * <p>Each answer is about one node, because resolvers of go-micro take one node out of a message.
 */
record Offer(
        String service,
        String instance,
        String host,
        InetAddress address,
        int port,
        List<String> text) {

    /** Seconds for which go-micro lets its records be believed. */
    static final long TTL = 120;

    /** What go-micro writes for a list entry, which is only a name. */
    private static final int LIST_PORT = 9999;

    private static final int PRIORITY = 10;
    private static final int WEIGHT = 1;

    /** The instances of this name are the names of services. */
    static final String LIST = "_services";

    Offer {
        text = List.copyOf(text);
    }

    /**
     * A node of a service.
     *
     * @throws IllegalArgumentException when a name or the message cannot be sent, saying why
     */
    static Offer node(Publication node, String domain, String host) {
        var whole = node(node, domain, host, node.payload().pieces());
        if (whole.bytes() <= DnsLimits.SENT_BYTES_MAX) {
            return whole;
        }
        var less = node(node, domain, host, node.withoutEndpoints().payload().pieces());
        if (less.bytes() <= DnsLimits.SENT_BYTES_MAX) {
            return less;
        }
        throw new IllegalArgumentException(
                "node %s of service %s takes a message of %d bytes and may take %d: announce less metadata"
                        .formatted(
                                node.id(),
                                node.payload().service(),
                                less.bytes(),
                                DnsLimits.SENT_BYTES_MAX));
    }

    private static Offer node(Publication node, String domain, String host, List<String> text) {
        var service = named(node.payload().service(), domain);
        var instance = named(node.id(), service);
        return new Offer(service, instance, host, node.address(), node.port(), text);
    }

    /** The entry by which a service is listed. */
    static Offer list(String name, String domain, String host) {
        var service = named(LIST, domain);
        var nowhere = InetAddress.ofLiteral("0.0.0.0");
        return new Offer(service, named(name, service), host, nowhere, LIST_PORT, List.of());
    }

    /** What it answers to a question, if that is about it. */
    Optional<DnsMessage> answer(Question question) {
        var name = Domains.key(question.name());
        if (name.equals(Domains.key(service)) && question.asksFor(RecordType.PTR)) {
            var records = new ArrayList<ResourceRecord>();
            records.add(new ResourceRecord.Pointer(service, TTL, instance));
            records.addAll(records(TTL));
            return Optional.of(DnsMessage.answer(question, records));
        }
        return name.equals(Domains.key(instance))
                ? Optional.of(DnsMessage.answer(question, records(TTL)))
                : Optional.empty();
    }

    /** Asks whether somebody has the name already. */
    DnsMessage probe() {
        // Priority and weight are those of go-micro's probes.
        return DnsMessage.probe(
                Question.of(instance, RecordType.PTR),
                List.of(
                        new ResourceRecord.Place(instance, TTL, 0, 0, port, host),
                        new ResourceRecord.Text(instance, TTL, text)));
    }

    /** Tells everybody. */
    DnsMessage announcement() {
        return DnsMessage.announcement(records(TTL));
    }

    /** Tells everybody that it is gone. */
    DnsMessage goodbye() {
        return DnsMessage.announcement(records(0));
    }

    private List<ResourceRecord> records(long ttl) {
        return List.of(
                new ResourceRecord.Place(instance, ttl, PRIORITY, WEIGHT, port, host),
                new ResourceRecord.Host(host, ttl, address),
                new ResourceRecord.Text(instance, ttl, text));
    }

    private int bytes() {
        return DnsWriter.write(answer(Question.of(service, RecordType.PTR)).orElseThrow()).length;
    }

    /** Dots in the name of a service or node part it into labels, as with go-micro. */
    static String named(String name, String parent) {
        var whole = name + "." + parent;
        if (name.isEmpty() || name.indexOf('\\') >= 0 || !DnsNames.isName(whole)) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be a name in %s: between its dots there are 1 to %d bytes, no backslash, and the whole has at most %d bytes"
                            .formatted(
                                    name,
                                    parent,
                                    DnsLimits.LABEL_BYTES_MAX,
                                    DnsLimits.NAME_BYTES_MAX));
        }
        return whole;
    }
}
