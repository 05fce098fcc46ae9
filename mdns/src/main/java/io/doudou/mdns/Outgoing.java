package io.doudou.mdns;

import io.doudou.mdns.wire.DnsMessage;

import java.net.InetSocketAddress;

/** A message and to whom it goes. */
sealed interface Outgoing {

    DnsMessage message();

    /** To everybody; answers come to a port of our own. */
    record Ask(DnsMessage message) implements Outgoing {}

    /** To everybody, from the port that everybody knows. */
    record Tell(DnsMessage message) implements Outgoing {}

    /** To the one who asked. */
    record Reply(DnsMessage message, InetSocketAddress to) implements Outgoing {}
}
