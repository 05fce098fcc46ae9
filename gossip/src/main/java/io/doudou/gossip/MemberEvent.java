package io.doudou.gossip;

/** What happened to a member; told once, in the order in which this node learned it. */
public sealed interface MemberEvent {

    /** The member as it was right after this. */
    Member member();

    /** It is there: for the first time, or again after it was dead or had left. */
    record MemberJoined(Member member) implements MemberEvent {}

    /**
     * It tells something new about itself.
     *
     * @param before what it was until now
     */
    record MemberUpdated(Member member, Member before) implements MemberEvent {}

    /** It did not answer somebody; it is still there. */
    record MemberSuspected(Member member) implements MemberEvent {}

    /** It objected to a suspicion. */
    record MemberRecovered(Member member) implements MemberEvent {}

    /** It said good-bye. */
    record MemberLeft(Member member) implements MemberEvent {}

    /** It was given up: suspected, and silent for too long. */
    record MemberDied(Member member) implements MemberEvent {}

    /** Its entry was dropped, some time after it left or died; it is unknown from now on. */
    record MemberForgotten(Member member) implements MemberEvent {}
}
