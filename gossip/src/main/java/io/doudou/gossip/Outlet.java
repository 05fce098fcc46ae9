package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.StreamMessage;

/**
 * Where everything goes that a {@link Membership} does: to the network, and to the application.
 *
 * <p>Called from within the calls of the membership, on the thread that owns it; nothing here may
 * block, throw, or call back into it.
 */
public interface Outlet {

    /**
     * Sends a datagram, or loses it.
     *
     * @param to as written on the wire: the text dialect's names are resolved here
     * @param packet belongs to the receiver from now on
     */
    void send(Address to, byte[] packet);

    /**
     * Opens a connection, sends one message and reads one, if it is one that is answered (all but
     * user messages). The end is told to {@link Membership#streamAnswered} or {@link
     * Membership#streamFailed}, in a later call and before the deadline is over.
     *
     * @param stream by which the end is told
     */
    void open(long stream, Address to, StreamMessage message, long deadlineNanos);

    /** Something happened to a member. */
    void changed(MemberEvent event);

    /** Something to be logged or waited for. */
    void noticed(Notice notice);

    /** Another member's application sent this. */
    void received(Bytes payload);

    /** A datagram from there, or a part of it, could not be read. Anybody can cause this. */
    default void refused(Address from, Refusal why) {}

    /** A direct ping was answered after this time. */
    default void answered(Member member, long roundTripNanos) {}

    /**
     * What the application adds to a full exchange.
     *
     * @param joins whether it is the exchange of a joining member
     */
    default Bytes localState(boolean joins) {
        return Bytes.NIL;
    }

    /** What the other side's application added to a full exchange; never empty. */
    default void merged(Bytes state, boolean joins) {}

    /** The end of a ping that the application asked for; negative if nothing came in time. */
    default void pinged(long ping, long roundTripNanos) {}
}
