package io.doudou.gossip;

import io.doudou.gossip.MemberEvent.MemberForgotten;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.Notice.DatagramsBlocked;
import io.doudou.gossip.Notice.LeaveSpread;
import io.doudou.gossip.Notice.StoodStill;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.UserMessage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One node's part in the cluster: a packet or the time goes in; packets, events and the next time
 * to wake come out.
 *
 * <p>A plain state machine: it has no thread, lock, socket or clock. Whoever owns it calls it from
 * one thread at a time, hands in the current nanoseconds (which never go back), calls {@link #wake}
 * when {@link #nextWakeNanos} has come, and does what the {@link Outlet} is told. The same object
 * runs behind sockets and in simulation.
 */
public final class Membership {

    /** Woken later than this, a node did not run; less happens on a busy machine. */
    private static final long STOOD_STILL_NANOS = Duration.ofSeconds(1).toNanos();

    /** A node that leaves tells this many rounds of members at once. */
    private static final int LEAVING_ROUNDS = 2;

    private final Setup setup;
    private final Outlet outlet;
    private final PacketCodec codec;

    private final Timers timers = new Timers();
    private final Inbox inbox;
    private final MemberTable table;
    private final Awareness awareness;
    private final StateRules rules;
    private final Strangers strangers;
    private final Postman postman;
    private final Gossip gossip;
    private final Streams streams;
    private final Exchanges exchanges;
    private final Reunion reunion;
    private final Pings pings;
    private final Prober prober;

    /**
     * @param codec belongs to this membership from now on
     * @param random decides whom to probe, tell and ask; seeded in simulations
     * @throws IllegalArgumentException if what the node tells about itself does not fit into a
     *     datagram
     */
    public Membership(Setup setup, PacketCodec codec, Outlet outlet, RandomGenerator random) {
        this(setup, Admission.strict(setup), codec, outlet, random);
    }

    Membership(
            Setup setup,
            Admission admission,
            PacketCodec codec,
            Outlet outlet,
            RandomGenerator random) {
        this.setup = setup;
        this.codec = codec;
        this.outlet = outlet;
        var profile = setup.profile();
        var self = setup.self();
        // A peer on the same dialect that knows us by the sender of the datagram needs no source.
        var source =
                setup.dialect() == Dialect.GO_DOUDOU
                        ? new Source(self.address(), self.name())
                        : Source.NONE;
        var sequence = new Sequence(random);
        var news = new BroadcastQueue(PacketCodec.PARTS_MAX);
        table = new MemberTable(self.name(), random, profile.gossipToTheDead().toNanos());
        awareness = new Awareness(profile.awarenessMax());
        strangers = new Strangers(setup.limits().strangerRepliesPerSecond());
        rules =
                new StateRules(
                        setup,
                        admission,
                        codec,
                        new StateRules.Parts(table, news, awareness, timers, new Ears()));
        postman = new Postman(setup, codec, outlet, table, news);
        gossip = new Gossip(setup, table, postman, timers, random);
        streams = new Streams(outlet);
        exchanges =
                new Exchanges(
                        setup, new Exchanges.Parts(table, rules, streams, timers), outlet, random);
        reunion = new Reunion(setup, new Reunion.Parts(table, rules, exchanges, timers), random);
        var relays = new Relays(setup, postman, timers, sequence, source);
        pings = new Pings(profile, postman, timers, sequence, source, outlet);
        prober =
                new Prober(
                        setup,
                        new Prober.Parts(
                                table,
                                rules,
                                awareness,
                                postman,
                                streams,
                                timers,
                                sequence,
                                new Findings()),
                        random,
                        source);
        inbox =
                new Inbox(
                        setup,
                        codec,
                        outlet,
                        new Inbox.Parts(
                                table, rules, strangers, postman, exchanges, prober, relays,
                                pings));
        requireFits(own(1, self.meta()));
    }

    /** Begins: this node is a member of a cluster of one. To be called once, before all others. */
    public void start(long nowNanos) {
        rules.announce(nowNanos, own(1, setup.self().meta()));
        prober.start(nowNanos);
        exchanges.start(nowNanos);
        reunion.start(nowNanos);
    }

    /** A datagram arrived; the array is not kept. */
    public void datagram(long nowNanos, Address from, byte[] array, int offset, int length) {
        noticeStandstill(nowNanos);
        inbox.open(nowNanos, from, array, offset, length);
        gossip.wanted(nowNanos);
    }

    /** Does everything that is due. */
    public void wake(long nowNanos) {
        noticeStandstill(nowNanos);
        timers.run(nowNanos);
        gossip.wanted(nowNanos);
    }

    /** When to wake next; {@link Long#MAX_VALUE} for never. Any call may change it. */
    public long nextWakeNanos() {
        return timers.nextNanos();
    }

    /**
     * Somebody opened a connection and sent this.
     *
     * @param from where it came from; the port is not that of a member
     * @return what to answer before closing
     */
    public Optional<StreamMessage> streamReceived(
            long nowNanos, Address from, StreamMessage message) {
        noticeStandstill(nowNanos);
        var answer = inbox.answer(nowNanos, message);
        gossip.wanted(nowNanos);
        return answer;
    }

    /** The answer on a connection that {@link Outlet#open} asked for. */
    public void streamAnswered(long nowNanos, long stream, StreamMessage answer) {
        noticeStandstill(nowNanos);
        streams.answered(nowNanos, stream, answer);
        gossip.wanted(nowNanos);
    }

    /** There is no answer on such a connection; for a user message, it could not be delivered. */
    public void streamFailed(long nowNanos, long stream, StreamFailure why) {
        noticeStandstill(nowNanos);
        streams.failed(nowNanos, stream, why);
    }

    /** Joins the cluster of whoever is there; ends with a {@link Notice}. */
    public void join(long nowNanos, Address address) {
        exchanges.join(nowNanos, address);
    }

    /**
     * The addresses that are tried again and again while no live member is there, in place of those
     * of the last call. A driver calls this whenever names resolved to something else.
     */
    public void seeds(List<Address> addresses) {
        reunion.seeds(addresses);
    }

    /**
     * Says good-bye. This node goes on answering and telling until its owner stops calling it, best
     * some time after {@link Notice.LeaveSpread}. The second call does nothing.
     */
    public void leave(long nowNanos) {
        if (rules.isLeaving()) {
            return;
        }
        boolean alone = table.present() <= 1;
        rules.leave(nowNanos, () -> outlet.noticed(new LeaveSpread()));
        if (alone) {
            outlet.noticed(new LeaveSpread());
        }
        gossip.hurry(nowNanos, LEAVING_ROUNDS);
    }

    /** Comes back after {@link #leave}; without one it does nothing. */
    public void rejoin(long nowNanos) {
        if (rules.isLeaving()) {
            var own = rules.own();
            rules.announce(nowNanos, own(own.incarnation() + 1, own.meta()));
            gossip.wanted(nowNanos);
        }
    }

    /**
     * Tells all members something new about this node.
     *
     * @throws IllegalArgumentException over {@link Identity#META_BYTES_MAX}
     */
    public void updateMeta(long nowNanos, Bytes meta) {
        if (meta.length() > Identity.META_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "metadata of " + meta.length() + " bytes is over " + Identity.META_BYTES_MAX);
        }
        var next = own(rules.own().incarnation() + 1, meta);
        requireFits(next);
        rules.announce(nowNanos, next);
        gossip.wanted(nowNanos);
    }

    /**
     * Tells all members' applications something, by gossip: most get it once, some never or twice.
     *
     * @throws IllegalArgumentException if it does not fit into a datagram
     */
    public void broadcast(long nowNanos, Bytes payload) {
        postman.broadcast(payload);
        gossip.wanted(nowNanos);
    }

    /**
     * Tells one member's application something in a datagram, or over a connection if it is too
     * long for one. A member that is not there is told nothing.
     */
    public void tell(long nowNanos, String member, Bytes payload) {
        var entry = table.find(member);
        if (entry != null && !postman.tell(entry, payload)) {
            tellReliably(nowNanos, member, payload);
        }
    }

    /** Tells one member's application something over a connection. */
    public void tellReliably(long nowNanos, String member, Bytes payload) {
        var entry = table.find(member);
        if (entry != null) {
            long deadline = nowNanos + setup.profile().streamTimeout().toNanos();
            streams.send(entry.address(), new UserMessage(payload), deadline);
        }
    }

    /**
     * Pings one member; ends with {@link Outlet#pinged}.
     *
     * @return the number of this ping
     */
    public long ping(long nowNanos, String member) {
        var entry = table.find(member);
        return entry == null ? pings.pingNobody(nowNanos) : pings.ping(nowNanos, entry);
    }

    /** This node, as the others are told. */
    public Member self() {
        return rules.own().member();
    }

    /** A snapshot of all that is known, this node included, in no order. */
    public List<Member> members() {
        return table.members();
    }

    /** What is known under this name. */
    public Optional<Member> member(String name) {
        return Optional.ofNullable(table.find(name)).map(Entry::member);
    }

    /** What was counted until now. */
    public MembershipStats stats() {
        return new MembershipStats(
                table.count(Status.ALIVE),
                table.count(Status.SUSPECT),
                table.count(Status.DEAD),
                table.count(Status.LEFT),
                reunion.remembered(),
                awareness.score(),
                postman.queued(),
                prober.probes(),
                prober.failures(),
                prober.roundTripNanos(),
                prober.roundTrips(),
                rules.suspicions(),
                rules.refutations(),
                postman.packets(),
                postman.bytes(),
                inbox.packets(),
                inbox.bytes(),
                inbox.refusals(),
                exchanges.done(),
                exchanges.failed(),
                strangers.unanswered(),
                rules.incompatible());
    }

    /** The rules, for tests that look inside. */
    StateRules rules() {
        return rules;
    }

    private Alive own(long incarnation, Bytes meta) {
        var self = setup.self();
        return new Alive(incarnation, self.name(), self.address(), meta, self.versions());
    }

    private void requireFits(Alive own) {
        int needed = codec.encode(own).length + PacketCodec.PART_OVERHEAD;
        if (needed > codec.partsBytesMax()) {
            throw new IllegalArgumentException(
                    "name and metadata need "
                            + needed
                            + " bytes, and a datagram has "
                            + codec.partsBytesMax());
        }
    }

    /**
     * A process that was stopped, or a machine that slept, finds all its timers overdue. What is
     * due is then done at once, but nobody is blamed for not having answered meanwhile, and the
     * news of the time are fetched.
     */
    private void noticeStandstill(long nowNanos) {
        long late = nowNanos - timers.nextNanos();
        if (timers.nextNanos() == Long.MAX_VALUE || late < STOOD_STILL_NANOS) {
            return;
        }
        prober.abandon();
        rules.stoodStill(late);
        awareness.worsen(1);
        outlet.noticed(new StoodStill(late));
        timers.run(nowNanos);
        exchanges.exchangeWithAnybody(nowNanos);
    }

    /** Tells the application and the pieces what happened to members. */
    private final class Ears implements StateRules.Changes {

        @Override
        public void changed(long nowNanos, MemberEvent event) {
            reunion.changed(nowNanos, event);
            if (event instanceof MemberJoined) {
                exchanges.joined(nowNanos);
            }
            outlet.changed(event);
        }

        @Override
        public void noticed(Notice notice) {
            outlet.noticed(notice);
        }

        @Override
        public void contested(Entry entry) {
            // Its first owner may be gone, and then the second one should not wait for long.
            prober.hurry(entry);
        }
    }

    /** What probes find out. */
    private final class Findings implements Prober.Listener {

        @Override
        public void answered(Member member, long roundTripNanos) {
            outlet.answered(member, roundTripNanos);
        }

        @Override
        public void onlyByStream(Member member) {
            outlet.noticed(new DatagramsBlocked(member));
        }

        @Override
        public void forgotten(long nowNanos, Entry entry) {
            var event = new MemberForgotten(entry.member());
            reunion.changed(nowNanos, event);
            outlet.changed(event);
        }
    }
}
