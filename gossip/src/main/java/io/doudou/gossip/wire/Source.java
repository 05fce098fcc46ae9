package io.doudou.gossip.wire;

/**
 * Who asks, in pings: where to answer, and the name by which others know the asker.
 *
 * @param address where to answer; only if it {@link Address#isComplete() is complete}
 * @param node the name; empty if it was not sent
 */
public record Source(Address address, String node) {

    /** Nothing was sent. */
    public static final Source NONE = new Source(Address.NONE, "");
}
