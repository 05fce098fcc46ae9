package io.doudou.gossip.wire;

/** What one datagram tells: it carries one of these, or several behind each other. */
public sealed interface PacketMessage
        permits Ping, IndirectPing, Ack, Nack, Suspect, Alive, Dead, UserMessage {}
