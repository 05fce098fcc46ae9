package io.doudou.gossip;

import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketInbox;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.Versions;
import io.doudou.gossip.wire.WireLimits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One membership, called alpha, whose time is moved by hand and whose outlet is written down. */
final class Rig implements Outlet {

    static final Address ALPHA = address(1);

    final Membership alpha;
    final List<Sent> sent = new ArrayList<>();
    final List<Opened> opened = new ArrayList<>();
    final List<MemberEvent> events = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<Bytes> received = new ArrayList<>();
    final List<Bytes> merged = new ArrayList<>();
    long pingNanos = Long.MIN_VALUE;
    long now = 1_000;

    private final PacketCodec codec =
            new PacketCodec(Envelope.plain(), WireLimits.STANDARD, new Random(3));

    /** A datagram, taken apart. */
    record Sent(long atNanos, Address to, List<PacketMessage> messages, byte[] packet) {
        boolean has(Class<?> kind) {
            return messages.stream().anyMatch(kind::isInstance);
        }
    }

    /** A connection that was asked for. */
    record Opened(long atNanos, long stream, Address to, StreamMessage message, long deadline) {}

    Rig(Profile profile) {
        this(profile, Limits.STANDARD, Versions.STANDARD);
    }

    Rig(Profile profile, Limits limits, Versions versions) {
        var self = new Identity("alpha", ALPHA, Bytes.of("meta"), versions);
        alpha =
                new Membership(
                        new Setup(self, Dialect.MEMBERLIST, profile, limits),
                        new PacketCodec(Envelope.plain(), WireLimits.STANDARD, new Random(1)),
                        this,
                        new Random(2));
        alpha.start(now);
    }

    static Address address(int number) {
        return new Address(Host.of((byte) 10, (byte) 0, (byte) 0, (byte) number), 7946);
    }

    static Alive alive(String name, int number, long incarnation) {
        return new Alive(incarnation, name, address(number), Bytes.of("meta"), Versions.STANDARD);
    }

    /** Makes these members, at addresses from 2 on, and forgets what was sent about them. */
    Rig with(String... names) {
        for (int i = 0; i < names.length; i++) {
            receive(address(i + 2), alive(names[i], i + 2, 1));
        }
        run(Duration.ofSeconds(20), false);
        forget();
        return this;
    }

    void forget() {
        sent.clear();
        opened.clear();
        events.clear();
        notices.clear();
    }

    void receive(Address from, PacketMessage... messages) {
        var parts = new ArrayList<byte[]>();
        for (var message : messages) {
            parts.add(codec.encode(message));
        }
        var packet = codec.seal(parts, Checksum.LEFT_OUT);
        alpha.datagram(now, from, packet, 0, packet.length);
    }

    /** Lets time pass; nobody answers. */
    void run(Duration duration) {
        run(duration, true);
    }

    /** Lets time pass; if not silent, every ping is answered. */
    void run(Duration duration, boolean silent) {
        long end = now + duration.toNanos();
        int answered = sent.size();
        while (alpha.nextWakeNanos() <= end) {
            now = Math.max(now, alpha.nextWakeNanos());
            alpha.wake(now);
            for (; !silent && answered < sent.size(); answered++) {
                answer(sent.get(answered));
            }
        }
        now = end;
    }

    private void answer(Sent packet) {
        for (var message : packet.messages) {
            if (message instanceof Ping ping) {
                receive(packet.to, new Ack(ping.sequence(), Bytes.NIL));
            }
        }
    }

    /** All messages of this kind that were sent, in order. */
    <T> List<T> sent(Class<T> kind) {
        return sent.stream()
                .flatMap(packet -> packet.messages.stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <T> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T> List<T> notices(Class<T> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Member member(String name) {
        return alpha.member(name).orElseThrow();
    }

    @Override
    public void send(Address to, byte[] packet) {
        var messages = new ArrayList<PacketMessage>();
        codec.open(
                packet,
                0,
                packet.length,
                new PacketInbox() {
                    @Override
                    public void receive(PacketMessage message) {
                        messages.add(message);
                    }

                    @Override
                    public void refuse(Refusal why) {
                        throw new AssertionError(why);
                    }
                });
        sent.add(new Sent(now, to, messages, packet));
    }

    @Override
    public void open(long stream, Address to, StreamMessage message, long deadlineNanos) {
        opened.add(new Opened(now, stream, to, message, deadlineNanos));
    }

    @Override
    public void changed(MemberEvent event) {
        events.add(event);
    }

    @Override
    public void noticed(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void received(Bytes payload) {
        received.add(payload);
    }

    @Override
    public void merged(Bytes state, boolean joins) {
        merged.add(state);
    }

    @Override
    public void pinged(long ping, long roundTripNanos) {
        pingNanos = roundTripNanos;
    }
}
