package io.doudou.transport;

import io.doudou.broker.Message;

/**
 * What one side of a conversation tells the other. Messages are numbered, so that a lost one is
 * noticed, and what was received is told, so that nobody sends more than the other side has room
 * for. A transport brings all of it in the order in which it was said, or ends the conversation.
 */
public sealed interface Said {

    /**
     * A message.
     *
     * @param number from 1
     */
    record Item(long number, Message message) implements Said {}

    /**
     * How far the messages of the other side were received.
     *
     * @param count of all messages so far
     */
    record Taken(long count) implements Said {}

    /**
     * This side says nothing more, and still listens.
     *
     * @param count of all messages
     */
    record End(long count) implements Said {}

    /**
     * This side has come to its end: it says nothing more, and does not listen either.
     *
     * @param count of all messages
     */
    record Done(long count) implements Said {}

    /** This side gave up. */
    record Left() implements Said {}

    /** This side failed, which ends the conversation. */
    record Failed(String reason) implements Said {}

    /** This side is still there. */
    record Alive() implements Said {}
}
