package io.doudou.gossip;

import java.io.IOException;

/** One open connection in its present phase; owned by the loop, like everything around it. */
sealed interface Connection permits AcceptedConnection, OpenedConnection {

    /** Goes on as far as the system allows without waiting. */
    void ready(long nowNanos) throws IOException;

    /** When {@link #expire} is due; it may move with the phase. */
    long deadlineNanos();

    /** The deadline is over. */
    void expire(long nowNanos);

    /** The connection broke. */
    void broke(IOException why, long nowNanos);

    /** How much of an unfinished message is held for it. */
    int heldBytes();

    /** Ends it without a word. */
    void close();
}
