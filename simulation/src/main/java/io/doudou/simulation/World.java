package io.doudou.simulation;

import io.doudou.gossip.Profile;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.Repeats;
import io.doudou.gossip.wire.StreamCodec;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.WireLimits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Everything there is in one simulation: virtual time, a network, and processes. One thread, one
 * seed, one history.
 */
final class World {

    /** The bound of every table; more than any scenario has members, so a test can reach it. */
    static final int MEMBERS_MAX = 20_000;

    /** Up to here everything is checked at every step. */
    private static final int THOROUGH_MAX = 64;

    /** What most services tell about themselves takes about this many bytes. */
    private static final Bytes META = Bytes.of("x".repeat(172));

    /** Several times as many as there are members in most worlds. */
    private static final int REPEATS = 1 << 14;

    private static final int PORT = 7946;

    private final Agenda agenda = new Agenda();
    private final RandomGenerator random;
    private final Network network;
    private final Checker checker;
    private final Profile profile;
    private final StreamCodec streams;
    private final Repeats repeats = new Repeats(REPEATS);
    private final List<Life> processes = new ArrayList<>();
    private final Map<Address, Life> listeners = new HashMap<>();
    private final Map<String, Life> newest = new HashMap<>();
    private long nowNanos;
    private int hosts;

    private long packets;
    private long packetBytes;
    private long streamBytes;
    private long events;

    World(long seed, Profile profile, Timeline timeline) {
        random = new SplittableRandom(seed);
        network = new Network(random);
        checker = new Checker(this, profile, timeline);
        streams = new StreamCodec(Envelope.plain(), WireLimits.STANDARD, random);
        this.profile = profile;
    }

    long nowNanos() {
        return nowNanos;
    }

    RandomGenerator random() {
        return random;
    }

    Network network() {
        return network;
    }

    Checker checker() {
        return checker;
    }

    Profile profile() {
        return profile;
    }

    /** What all processes read again and again; they run in one thread. */
    Repeats repeats() {
        return repeats;
    }

    /** How much the clocks of two processes may differ in speed. */
    double clockSkew() {
        return 0.002;
    }

    /** Every life of every node, in the order of their beginning. */
    List<Life> processes() {
        return processes;
    }

    List<Life> running() {
        return processes.stream().filter(Life::isRunning).toList();
    }

    /** Those who should be seen as members by each other. */
    List<Life> members() {
        return processes.stream().filter(Life::isMember).toList();
    }

    /** Starts a node on a machine of its own. */
    Life start(String name) {
        return start(name, newAddress());
    }

    /** Starts a node there; whatever was there before is replaced. */
    Life start(String name, Address address) {
        var process = new Life(this, name, address, profile, META, random.nextLong());
        processes.add(process);
        listeners.put(address, process);
        newest.put(name, process);
        process.disturbedNanos = nowNanos;
        process.start(nowNanos);
        return process;
    }

    Address newAddress() {
        hosts++;
        return new Address(
                Host.of((byte) 10, (byte) (hosts >> 16), (byte) (hosts >> 8), (byte) hosts), PORT);
    }

    /** The newest life of this node, if it is one that should be seen as a member. */
    @Nullable Life living(String name) {
        var process = newest.get(name);
        return process != null && process.isMember() ? process : null;
    }

    @Nullable Life listener(Address address) {
        return listeners.get(address);
    }

    void at(long atNanos, Agenda.Event event) {
        agenda.add(Math.max(atNanos, nowNanos), event);
    }

    void run(Duration duration) {
        runUntil(nowNanos + duration.toNanos());
    }

    void runUntil(long endNanos) {
        while (agenda.nextNanos() <= endNanos) {
            nowNanos = agenda.nextNanos();
            events++;
            agenda.take().happen(nowNanos);
        }
        nowNanos = endNanos;
    }

    void send(Life from, long sentNanos, Address to, byte[] packet) {
        packets++;
        packetBytes += packet.length;
        checker.sent(from, packet);
        deliver(from, sentNanos, to, packet);
        if (network.duplicates()) {
            deliver(from, sentNanos, to, packet);
        }
    }

    private void deliver(Life from, long sentNanos, Address to, byte[] packet) {
        var target = listeners.get(to);
        if (target == null || !network.connects(from, target) || network.loses()) {
            return;
        }
        at(sentNanos + network.delayNanos(), now -> target.packet(now, from.address(), packet));
    }

    void connect(
            Life from,
            long openedNanos,
            long stream,
            Address to,
            StreamMessage message,
            long deadlineNanos) {
        // In the next moment, because a membership must not be called back from within a call.
        at(
                openedNanos,
                now -> new Connection(this, from, stream, to, message, deadlineNanos).open(now));
    }

    /** Counts what one side of a connection writes. */
    void streamed(Life from, StreamMessage message) {
        if (message instanceof PushPull(var _, var nodes, var _) && !isSmall()) {
            streamBytes += (long) nodes.size() * lineBytes(nodes.getFirst());
        } else {
            streamBytes += streams.sealRequest(message).length;
        }
    }

    /** Members differ little, so in large worlds one of them stands for all. */
    private int lineBytes(NodeState line) {
        return streams.sealRequest(new PushPull(false, List.of(line), Bytes.NIL)).length;
    }

    /** Whether the world is small enough to look at everything. */
    boolean isSmall() {
        return processes.size() <= THOROUGH_MAX;
    }

    long packets() {
        return packets;
    }

    long packetBytes() {
        return packetBytes;
    }

    long streamBytes() {
        return streamBytes;
    }

    long events() {
        return events;
    }
}
