package io.doudou.gossip;

import io.doudou.gossip.wire.Host;

import java.util.function.Predicate;

/**
 * What a node puts up with from its cluster, so that nobody can make it grow without bound or use
 * it against somebody else.
 *
 * @param membersMax how many entries the table has at most, dead and left ones included
 * @param nameBytesMax longer names are refused
 * @param metaBytesMax longer metadata is refused
 * @param strangerRepliesPerSecond how many answers per second go to addresses of no known member
 * @param relaysMax how many indirect pings are under way for others at a time
 * @param broadcastsMax how many broadcasts of the application wait at a time; the oldest go first
 * @param rememberedMax how many addresses of gone members are remembered
 * @param networks where members may be; everything else is refused
 */
public record Limits(
        int membersMax,
        int nameBytesMax,
        int metaBytesMax,
        int strangerRepliesPerSecond,
        int relaysMax,
        int broadcastsMax,
        int rememberedMax,
        Predicate<Host> networks) {

    /** Enough for every honest cluster. */
    public static final Limits STANDARD =
            new Limits(
                    8_192, 256, Identity.META_BYTES_MAX, 1_000, 1_024, 1_024, 1_024, host -> true);

    /** The same with another greatest number of members. */
    public Limits withMembersMax(int max) {
        return new Limits(
                max,
                nameBytesMax,
                metaBytesMax,
                strangerRepliesPerSecond,
                relaysMax,
                broadcastsMax,
                rememberedMax,
                networks);
    }

    /** The same with other networks. */
    public Limits withNetworks(Predicate<Host> allowed) {
        return new Limits(
                membersMax,
                nameBytesMax,
                metaBytesMax,
                strangerRepliesPerSecond,
                relaysMax,
                broadcastsMax,
                rememberedMax,
                allowed);
    }
}
