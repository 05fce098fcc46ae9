package io.doudou.gossip;

/**
 * Why a driver let something go, in or out, before the protocol saw it or after it had done its
 * part.
 */
public enum Drop {
    /** It came from a network that is not allowed. */
    NOT_ALLOWED,
    /** Somebody who is no member sends more than strangers may. */
    STRANGER_RATE,
    /** The system's buffer for outgoing datagrams is full. */
    SEND_BUFFER_FULL,
    /** The system refused to send: no way to the address, or the datagram is too long. */
    SEND_REFUSED,
    /** The host name of a member does not resolve, or not yet. */
    UNRESOLVED,
    /** Too many connections are open, in total or from one source. */
    STREAMS_FULL,
    /** A connection on which nothing came. */
    STREAM_SILENT,
    /** A connection on which the message was not complete in time. */
    STREAM_SLOW,
    /** All unfinished messages together held too much memory; the longest one went. */
    STREAM_MEMORY,
    /** A connection that broke, or that ended without a message. */
    STREAM_BROKEN,
    /** A message on a connection that could not be read. */
    STREAM_REFUSED,
    /** A defect of our own while something was handled; logged with its place. */
    DEFECT
}
