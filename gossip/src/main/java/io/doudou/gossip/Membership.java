package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.StreamMessage;

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

    /**
     * @param random decides whom to probe, tell and ask; seeded in simulations
     */
    public Membership(Setup setup, PacketCodec codec, Outlet outlet, RandomGenerator random) {}

    /** Begins: this node is a member of a cluster of one. To be called once, before all others. */
    public void start(long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** A datagram arrived; the array is not kept. */
    public void datagram(long nowNanos, Address from, byte[] array, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /** Does everything that is due. */
    public void wake(long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** When to wake next; {@link Long#MAX_VALUE} for never. Any call may change it. */
    public long nextWakeNanos() {
        throw new UnsupportedOperationException();
    }

    /**
     * Somebody opened a connection and sent this.
     *
     * @param from where it came from; the port is not that of a member
     * @return what to answer before closing
     */
    public Optional<StreamMessage> streamReceived(
            long nowNanos, Address from, StreamMessage message) {
        throw new UnsupportedOperationException();
    }

    /** The answer on a connection that {@link Outlet#open} asked for. */
    public void streamAnswered(long nowNanos, long stream, StreamMessage answer) {
        throw new UnsupportedOperationException();
    }

    /** There is no answer on such a connection; for a user message, it could not be delivered. */
    public void streamFailed(long nowNanos, long stream, StreamFailure why) {
        throw new UnsupportedOperationException();
    }

    /** Joins the cluster of whoever is there; ends with a {@link Notice}. */
    public void join(long nowNanos, Address address) {
        throw new UnsupportedOperationException();
    }

    /**
     * The addresses that are tried again and again while no live member is there, in place of those
     * of the last call. A driver calls this whenever names resolved to something else.
     */
    public void seeds(List<Address> addresses) {
        throw new UnsupportedOperationException();
    }

    /**
     * Says good-bye. This node goes on answering and telling until its owner stops calling it, best
     * some time after {@link Notice.LeaveSpread}. The second call does nothing.
     */
    public void leave(long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** Comes back after {@link #leave}; without one it does nothing. */
    public void rejoin(long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells all members something new about this node.
     *
     * @throws IllegalArgumentException over {@link Identity#META_BYTES_MAX}
     */
    public void updateMeta(long nowNanos, Bytes meta) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells all members' applications something, by gossip: most get it once, some never or twice.
     *
     * @throws IllegalArgumentException if it does not fit into a datagram
     */
    public void broadcast(long nowNanos, Bytes payload) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells one member's application something in a datagram, or over a connection if it is too
     * long for one. A member that is not there is told nothing.
     */
    public void tell(long nowNanos, String member, Bytes payload) {
        throw new UnsupportedOperationException();
    }

    /** Tells one member's application something over a connection. */
    public void tellReliably(long nowNanos, String member, Bytes payload) {
        throw new UnsupportedOperationException();
    }

    /**
     * Pings one member; ends with {@link Outlet#pinged}.
     *
     * @return the number of this ping
     */
    public long ping(long nowNanos, String member) {
        throw new UnsupportedOperationException();
    }

    /** This node, as the others are told. */
    public Member self() {
        throw new UnsupportedOperationException();
    }

    /** A snapshot of all that is known, this node included, in no order. */
    public List<Member> members() {
        throw new UnsupportedOperationException();
    }

    /** What is known under this name. */
    public Optional<Member> member(String name) {
        throw new UnsupportedOperationException();
    }

    /** What was counted until now. */
    public MembershipStats stats() {
        throw new UnsupportedOperationException();
    }
}
