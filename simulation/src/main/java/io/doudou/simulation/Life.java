package io.doudou.simulation;

import io.doudou.gossip.Identity;
import io.doudou.gossip.Limits;
import io.doudou.gossip.MemberEvent;
import io.doudou.gossip.Membership;
import io.doudou.gossip.Notice;
import io.doudou.gossip.Outlet;
import io.doudou.gossip.Profile;
import io.doudou.gossip.Setup;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.Versions;
import io.doudou.gossip.wire.WireLimits;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * One life of a node: a membership with a clock of its own, which may stand still, end, or vanish
 * together with its machine.
 */
final class Life {

    /** What a socket holds while its process stands still; more is lost. */
    private static final int SOCKET_PACKETS_MAX = 400;

    private final World world;
    private final String name;
    private final Address address;
    private final Membership membership;
    private final Agenda.Event wakeUp = this::wakeUp;
    private final Queue<Agenda.Event> waiting = new ArrayDeque<>();
    private final long clockOffsetNanos;
    private final double clockRate;

    private State state = State.RUNNING;
    private boolean leaving;
    private long wakeAtNanos = Long.MAX_VALUE;
    // Within a call of the membership, so that what it sends is sent when the call is.
    private long nowNanos;

    /** Processes of different groups do not hear each other while there is a partition. */
    int group;

    /** When something last hindered it: a standstill, a cut, a forged death. */
    long disturbedNanos;

    /** How a process can be. */
    enum State {
        RUNNING,
        /** It exists and does nothing; its machine goes on accepting connections. */
        STANDING_STILL,
        /** It ended; its machine refuses connections. */
        ENDED,
        /** Its machine is gone: nothing answers. */
        VANISHED
    }

    Life(World world, String name, Address address, Profile profile, Bytes meta, long seed) {
        this.world = world;
        this.name = name;
        this.address = address;
        var random = new SplittableRandom(seed);
        clockOffsetNanos = random.nextLong(1L << 40);
        clockRate = 1 + world.clockSkew() * (random.nextDouble() - 0.5);
        var identity = new Identity(name, address, meta, Versions.STANDARD);
        var limits = Limits.STANDARD.withMembersMax(World.MEMBERS_MAX);
        membership =
                new Membership(
                        new Setup(identity, Dialect.MEMBERLIST, profile, limits),
                        new PacketCodec(
                                Envelope.plain(),
                                WireLimits.STANDARD,
                                random.split(),
                                world.repeats()),
                        new Wires(),
                        random);
    }

    String name() {
        return name;
    }

    Address address() {
        return address;
    }

    Membership membership() {
        return membership;
    }

    State state() {
        return state;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    void start(long now) {
        call(now, local -> membership.start(local));
    }

    void join(long now, Address with) {
        call(now, local -> membership.join(local, with));
    }

    void leave(long now) {
        leaving = true;
        call(now, membership::leave);
    }

    /** Whether others should see it: it runs, and does not want to leave. */
    boolean isMember() {
        return isRunning() && !leaving;
    }

    void updateMeta(long now, Bytes meta) {
        call(now, local -> membership.updateMeta(local, meta));
    }

    /** A datagram arrives at the machine. */
    void packet(long now, Address from, byte[] bytes) {
        switch (state) {
            case RUNNING -> receive(now, from, bytes);
            case STANDING_STILL -> {
                if (waiting.size() < SOCKET_PACKETS_MAX) {
                    waiting.add(later -> receive(later, from, bytes));
                }
            }
            case ENDED, VANISHED -> {}
        }
    }

    /** A request over a connection arrives. */
    Optional<StreamMessage> request(long now, Address from, StreamMessage message) {
        nowNanos = now;
        var answer = membership.streamReceived(local(now), from, message);
        schedule(now);
        return answer;
    }

    /** Lets something happen in this process: now, when it goes on, or never. */
    void call(long now, Agenda.Event inLocalTime) {
        switch (state) {
            case RUNNING -> run(now, inLocalTime);
            case STANDING_STILL -> waiting.add(later -> run(later, inLocalTime));
            case ENDED, VANISHED -> {}
        }
    }

    void standStill() {
        state = State.STANDING_STILL;
    }

    void goOn(long now) {
        state = State.RUNNING;
        disturbedNanos = now;
        while (!waiting.isEmpty() && isRunning()) {
            waiting.remove().happen(now);
        }
        schedule(now);
    }

    void end(State how) {
        state = how;
        waiting.clear();
    }

    long virtual(long localNanos) {
        return localNanos == Long.MAX_VALUE
                ? localNanos
                : (long) Math.ceil((localNanos - clockOffsetNanos) / clockRate);
    }

    @Override
    public String toString() {
        return name;
    }

    private void receive(long now, Address from, byte[] bytes) {
        nowNanos = now;
        membership.datagram(local(now), from, bytes, 0, bytes.length);
        schedule(now);
    }

    private void run(long now, Agenda.Event inLocalTime) {
        nowNanos = now;
        inLocalTime.happen(local(now));
        schedule(now);
    }

    private long local(long now) {
        return (long) (now * clockRate) + clockOffsetNanos;
    }

    private void schedule(long now) {
        long next = Math.max(now, virtual(membership.nextWakeNanos()));
        if (next < wakeAtNanos) {
            wakeAtNanos = next;
            world.at(next, wakeUp);
        }
    }

    private void wakeUp(long now) {
        if (now != wakeAtNanos || !isRunning()) {
            if (now == wakeAtNanos) {
                wakeAtNanos = Long.MAX_VALUE;
            }
            return;
        }
        wakeAtNanos = Long.MAX_VALUE;
        if (membership.nextWakeNanos() <= local(now)) {
            run(now, membership::wake);
            world.checker().woke(this, local(now));
        } else {
            schedule(Math.max(now, now + 1));
        }
    }

    /** Where the membership is plugged into the world. */
    private final class Wires implements Outlet {

        @Override
        public void send(Address to, byte[] packet) {
            world.send(Life.this, nowNanos, to, packet);
        }

        @Override
        public void open(long stream, Address to, StreamMessage message, long deadlineNanos) {
            world.connect(Life.this, nowNanos, stream, to, message, virtual(deadlineNanos));
        }

        @Override
        public void changed(MemberEvent event) {
            world.checker().changed(nowNanos, Life.this, event);
        }

        @Override
        public void noticed(Notice notice) {
            world.checker().noticed(nowNanos, Life.this, notice);
        }

        @Override
        public void received(Bytes payload) {
            world.checker().received(nowNanos, Life.this, payload);
        }
    }
}
