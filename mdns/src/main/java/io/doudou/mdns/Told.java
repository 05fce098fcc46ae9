package io.doudou.mdns;

import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.ResourceRecord;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a message tells about one instance. An instance counts when host, port and text of it are in
 * the message; go-micro sends them together.
 *
 * @param name of the instance
 * @param isGone whether its records were withdrawn (TTL 0)
 */
record Told(String name, InetAddress address, int port, List<String> text, boolean isGone) {

    /** All instances of a message, in its order. */
    static List<Told> in(DnsMessage message) {
        var all = new ArrayList<Told>();
        var records = message.told().toList();
        for (var entry : records) {
            if (entry instanceof ResourceRecord.Place place) {
                of(place, records).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Whether another message tells as much, perhaps in another domain. */
    boolean saysTheSameAs(Told other) {
        return port == other.port && address.equals(other.address) && text.equals(other.text);
    }

    private static Optional<Told> of(ResourceRecord.Place place, List<ResourceRecord> records) {
        var text = text(place.name(), records);
        var address = address(place.target(), records);
        if (text.isEmpty() || address.isEmpty() || place.port() == 0) {
            return Optional.empty();
        }
        var isGone = place.ttl() == 0 || text.get().ttl() == 0;
        return Optional.of(
                new Told(place.name(), address.get(), place.port(), text.get().pieces(), isGone));
    }

    private static Optional<ResourceRecord.Text> text(String name, List<ResourceRecord> records) {
        return records.stream()
                .filter(ResourceRecord.Text.class::isInstance)
                .map(ResourceRecord.Text.class::cast)
                .filter(text -> text.name().equals(name))
                .findFirst();
    }

    /** IPv4 before IPv6. */
    private static Optional<InetAddress> address(String host, List<ResourceRecord> records) {
        return addresses(host, records)
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .or(() -> addresses(host, records).findFirst());
    }

    /** An address that only means something together with an interface cannot be handed on. */
    private static Stream<InetAddress> addresses(String host, List<ResourceRecord> records) {
        return records.stream()
                .filter(ResourceRecord.Host.class::isInstance)
                .map(ResourceRecord.Host.class::cast)
                .filter(record -> record.name().equals(host))
                .map(ResourceRecord.Host::address)
                .filter(each -> each instanceof Inet4Address || !each.isLinkLocalAddress());
    }
}
