package io.doudou.gossip;

import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Dead;
import io.doudou.gossip.wire.ErrorReply;
import io.doudou.gossip.wire.IndirectPing;
import io.doudou.gossip.wire.Nack;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketInbox;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.Suspect;
import io.doudou.gossip.wire.UserMessage;

import java.util.Optional;

/** Hands each message that arrives to the piece that it is for, and counts. */
final class Inbox implements PacketInbox {

    private final PacketCodec codec;
    private final Outlet outlet;
    private final Parts parts;
    private final String ownName;
    private final int ownPort;

    // Of the datagram that is being read.
    private long nowNanos;
    private Address from = Address.NONE;

    private long packets;
    private long bytes;
    private long refusals;

    /** Who waits for messages. */
    record Parts(
            MemberTable table,
            StateRules rules,
            Strangers strangers,
            Postman postman,
            Exchanges exchanges,
            Prober prober,
            Relays relays,
            Pings pings) {}

    Inbox(Setup setup, PacketCodec codec, Outlet outlet, Parts parts) {
        this.codec = codec;
        this.outlet = outlet;
        this.parts = parts;
        this.ownName = setup.self().name();
        this.ownPort = setup.self().address().port();
    }

    /** A datagram; the array is not kept. */
    void open(long nowNanos, Address from, byte[] array, int offset, int length) {
        this.nowNanos = nowNanos;
        this.from = from;
        packets++;
        bytes += length;
        codec.open(array, offset, length, this);
    }

    /** A message on a connection that somebody opened; answers what to reply. */
    Optional<StreamMessage> answer(long nowNanos, StreamMessage message) {
        return switch (message) {
            case PushPull theirs -> {
                var ours = parts.exchanges.answer(theirs);
                parts.exchanges.merge(nowNanos, theirs);
                yield Optional.of(ours);
            }
            case Ping ping when isMeant(ping.node()) ->
                    Optional.of(new Ack(ping.sequence(), Bytes.NIL));
            case UserMessage user when !user.payload().isEmpty() -> {
                outlet.received(user.payload());
                yield Optional.empty();
            }
            case Ping _, UserMessage _, Ack _, ErrorReply _ -> Optional.empty();
        };
    }

    @Override
    public void receive(PacketMessage message) {
        switch (message) {
            case Ping ping -> answer(ping);
            case IndirectPing request -> relay(request);
            case Ack ack -> answered(ack);
            case Nack nack -> parts.prober.nacked(nack.sequence());
            case Suspect suspect -> {
                parts.rules.suspect(nowNanos, suspect);
                remind(suspect.node(), suspect.incarnation());
            }
            case Alive alive -> parts.rules.alive(nowNanos, alive);
            case Dead dead -> {
                parts.rules.dead(nowNanos, dead);
                remind(dead.node(), dead.incarnation());
            }
            case UserMessage user -> outlet.received(user.payload());
        }
    }

    @Override
    public void refuse(Refusal why) {
        refusals++;
        outlet.refused(from, why);
    }

    /** Datagrams that came. */
    long packets() {
        return packets;
    }

    /** Of those datagrams. */
    long bytes() {
        return bytes;
    }

    /** Datagrams, or parts of them, that could not be read. */
    long refusals() {
        return refusals;
    }

    /**
     * Whoever still tells an accusation that this node refuted missed the refutation, which is not
     * sent for ever; without a reminder it would give us up although we answer it.
     */
    private void remind(String accused, long incarnation) {
        boolean missed =
                accused.equals(ownName)
                        && incarnation < parts.rules.own().incarnation()
                        && !parts.rules.isLeaving();
        if (missed && parts.table.knows(from)) {
            parts.postman.sendAlone(from, parts.rules.own().alive());
        }
    }

    private void answer(Ping ping) {
        if (!isMeant(ping.node())) {
            return;
        }
        var asker = asker(ping.source());
        var ack = new Ack(ping.sequence(), Bytes.NIL);
        if (parts.table.knows(asker)) {
            parts.postman.send(asker, ack);
        } else if (parts.strangers.mayAnswer(nowNanos)) {
            parts.postman.sendAlone(asker, ack);
        }
    }

    private void relay(IndirectPing request) {
        var target = request.target();
        if (target.port() == 0) {
            target = new Address(target.host(), ownPort);
        }
        var asker = asker(request.source());
        boolean known = parts.table.knows(asker) && parts.table.knows(target);
        if (known || parts.strangers.mayAnswer(nowNanos)) {
            parts.relays.ask(nowNanos, asker, target, request);
        }
    }

    private void answered(Ack ack) {
        boolean expected =
                parts.prober.answered(nowNanos, ack) || parts.relays.answered(ack.sequence());
        if (!expected) {
            parts.pings.answered(nowNanos, ack.sequence());
        }
    }

    private boolean isMeant(String node) {
        return node.isEmpty() || node.equals(ownName);
    }

    private Address asker(Source source) {
        return source.address().isComplete() ? source.address() : from;
    }
}
