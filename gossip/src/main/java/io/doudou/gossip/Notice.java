package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Versions;

/**
 * Something that the people who operate a cluster should know, or that the application waits for.
 */
public sealed interface Notice {

    /**
     * An exchange that this node asked for as a new or returning member went well.
     *
     * @param with where the other one is
     */
    record JoinSucceeded(Address with) implements Notice {}

    /** Such an exchange failed. */
    record JoinFailed(Address with, StreamFailure why) implements Notice {}

    /**
     * Two nodes use one name; the first one keeps it.
     *
     * @param existing the one that is known; it may be this node
     * @param other where the other one is
     */
    record NameConflict(Member existing, Address other) implements Notice {}

    /** A member answers over connections but not to datagrams: is UDP blocked on the way? */
    record DatagramsBlocked(Member member) implements Notice {}

    /** Somebody claims this node was gone in the last incarnation there is: it needs a new name. */
    record IncarnationsExhausted(String accuser) implements Notice {}

    /** The table is full: a member is not taken in. */
    record TableFull(String name, Address address) implements Notice {}

    /**
     * A member is not taken in, because it cannot be one.
     *
     * @param why a sentence
     */
    record MemberRefused(String name, Address address, String why) implements Notice {}

    /** A member is not taken in, because it speaks none of our protocol versions. */
    record VersionsDiffer(String name, Versions theirs, Versions ours) implements Notice {}

    /** This node did not run for a while; it does not hold that against others. */
    record StoodStill(long nanos) implements Notice {}

    /** That this node leaves was sent as often as it should be, so all know it by all odds. */
    record LeaveSpread() implements Notice {}
}
