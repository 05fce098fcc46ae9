package io.doudou.gossip.wire;

/**
 * Where a member is: two are equal only if host bytes and port are, and that is what the protocol
 * calls a conflict.
 *
 * @param host as it was on the wire
 * @param port 0 to 65535; 0 means unknown
 */
public record Address(Host host, int port) {

    /** No address at all. */
    public static final Address NONE = new Address(Host.NONE, 0);

    /** Whether both host and port are there, so that something can be sent. */
    public boolean isComplete() {
        return port != 0 && !host.isNone();
    }
}
