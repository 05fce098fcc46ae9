package io.doudou.gossip;

/** Why a connection brought no answer. */
public enum StreamFailure {
    /** The other machine is there and says that nobody listens: the process is gone. */
    REFUSED,
    /** Nothing came in time. */
    TIMED_OUT,
    /** There is no way to the address, or its name does not resolve. */
    UNREACHABLE,
    /** The other side ended the connection without an answer. */
    CLOSED,
    /** What came makes no sense: another label, another key, or no member at all. */
    MALFORMED,
    /** This node has too many connections open. */
    TOO_MANY
}
