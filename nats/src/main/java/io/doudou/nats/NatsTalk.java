package io.doudou.nats;

import io.doudou.transport.Said;
import io.doudou.transport.Talk;

/** One side of a conversation over NATS: has a subject of its own, and says things to another. */
final class NatsTalk implements Talk.Line {

    private final NatsTalks talks;
    private final Link link;
    private final String subject;
    private final Runnable whenLost;
    private final Talk talk;

    /** Where the other side is; empty until it said so. */
    private volatile String other = "";

    /**
     * A side that does not know the other one yet.
     *
     * @param what begins messages
     * @param whenLost run when the other side has left or vanished
     */
    NatsTalk(NatsTalks talks, Link link, String subject, String what, Runnable whenLost) {
        this.talks = talks;
        this.link = link;
        this.subject = subject;
        this.whenLost = whenLost;
        this.talk = new Talk(what, this, talks.ticker());
    }

    void lead(String to) {
        other = to;
    }

    boolean isLed() {
        return !other.isEmpty();
    }

    /** Where this side hears. */
    String subject() {
        return subject;
    }

    Talk talk() {
        return talk;
    }

    /** At once or not at all: whoever waits for a connection would say it to nobody. */
    @Override
    public void say(Said said) {
        var letter = SaidLetters.write(other, subject, said);
        if (said instanceof Said.Item) {
            link.requireSize(letter);
        }
        link.publishNow(letter);
    }

    @Override
    public void lost() {
        whenLost.run();
    }

    @Override
    public void closed() {
        talks.forget(this);
    }
}
