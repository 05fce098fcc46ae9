package io.doudou.gossip;

import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberForgotten;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberRecovered;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.MemberEvent.MemberUpdated;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Refusal;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;

/** How the log says what happens in a cluster: what, who, where, and what to do about it. */
final class Sentences {

    private Sentences() {}

    static String of(MemberEvent event) {
        var name = event.member().name() + " at " + text(event.member().address());
        return switch (event) {
            case MemberJoined joined -> name + " joined";
            case MemberUpdated updated -> name + " tells something new about itself";
            case MemberSuspected suspected -> name + " is suspected: it did not answer";
            case MemberRecovered recovered -> name + " is well after all";
            case MemberLeft left -> name + " left";
            case MemberDied died -> name + " is dead";
            case MemberForgotten forgotten -> name + " is forgotten";
        };
    }

    /** What of a notice repeats itself. */
    static String kind(Notice notice) {
        return notice.getClass().getSimpleName()
                + switch (notice) {
                    case Notice.JoinSucceeded success -> text(success.with());
                    case Notice.JoinFailed failure -> text(failure.with()) + failure.why();
                    case Notice.NameConflict conflict -> text(conflict.other());
                    case Notice.DatagramsBlocked blocked -> blocked.member().name();
                    case Notice.IncarnationsExhausted exhausted -> "";
                    case Notice.TableFull full -> "";
                    case Notice.MemberRefused refused -> refused.why();
                    case Notice.VersionsDiffer differ -> differ.name();
                    case Notice.StoodStill still -> "";
                    case Notice.LeaveSpread spread -> "";
                };
    }

    static String of(Notice notice) {
        return switch (notice) {
            case Notice.JoinSucceeded success -> "joined through " + text(success.with());
            case Notice.JoinFailed failure ->
                    "could not join " + text(failure.with()) + ": " + of(failure.why());
            case Notice.NameConflict conflict ->
                    "two nodes are named %s: one at %s, which keeps the name, and one at %s; names must differ (GDD_MEM_NAME)"
                            .formatted(
                                    conflict.existing().name(),
                                    text(conflict.existing().address()),
                                    text(conflict.other()));
            case Notice.DatagramsBlocked blocked ->
                    "%s at %s answers over TCP but not over UDP: is UDP blocked on the way to this port?"
                            .formatted(blocked.member().name(), text(blocked.member().address()));
            case Notice.IncarnationsExhausted exhausted ->
                    exhausted.accuser()
                            + " claims that this node is gone in the last incarnation there is: it"
                            + " cannot object any more and needs a new name (GDD_MEM_NAME)";
            case Notice.TableFull full ->
                    "the table of members is full: "
                            + full.name()
                            + " at "
                            + text(full.address())
                            + " is not taken in";
            case Notice.MemberRefused refused ->
                    refused.name()
                            + " at "
                            + text(refused.address())
                            + " is not taken in: "
                            + refused.why();
            case Notice.VersionsDiffer differ ->
                    differ.name()
                            + " speaks other protocol versions: "
                            + differ.theirs()
                            + ", this node "
                            + differ.ours()
                            + " (GDD_MEM_PROTOCOL, GDD_MEM_DELEGATE_VERSIONS)";
            case Notice.StoodStill still ->
                    "this process did not run for " + Duration.ofNanos(still.nanos());
            case Notice.LeaveSpread spread -> "the others know that this node leaves";
        };
    }

    static String of(StreamFailure why) {
        return switch (why) {
            case REFUSED -> "nobody listens there";
            case TIMED_OUT -> "nothing came in time";
            case UNREACHABLE -> "there is no way to it";
            case CLOSED ->
                    "it ended the connection without an answer, as it does when the label"
                            + " (GDD_MEM_LABEL) or the key (GDD_MEM_KEY) differs";
            case MALFORMED ->
                    "its answer makes no sense: the key (GDD_MEM_KEY) differs, or it is no member"
                            + " of a gossip cluster";
            case TOO_MANY -> "this node has too many connections open";
        };
    }

    /** Which setting to look at. */
    static String cure(Refusal why) {
        return switch (why) {
            case LABEL_DIFFERS -> " (GDD_MEM_LABEL)";
            case KEY_DIFFERS, KEY_MISSING, NOT_ENCRYPTED, ENCRYPTION_VERSION -> " (GDD_MEM_KEY)";
            case DIALECT_DIFFERS -> " (GDD_MEM_DIALECT)";
            case VERSIONS_DIFFER -> " (GDD_MEM_PROTOCOL, GDD_MEM_DELEGATE_VERSIONS)";
            case CHECKSUM_DIFFERS,
                    COMPRESSION,
                    UNKNOWN_TYPE,
                    MALFORMED,
                    EMPTY,
                    TRUNCATED,
                    TOO_LARGE ->
                    "";
        };
    }

    static String noAnswer(InetSocketAddress seed, StreamFailure why) {
        return "seed " + text(seed) + " (GDD_MEM_SEED) gives no answer: " + of(why);
    }

    static String dialectDiffers(InetSocketAddress from, Dialect theirs, Dialect ours) {
        return "%s writes addresses as %s does and this node as %s does, so they cannot reach each other: choose the same GDD_MEM_DIALECT"
                .formatted(Advertised.text(from.getAddress()), name(theirs), name(ours));
    }

    static String name(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String text(Address address) {
        return bracketed(address.host().toString()) + ":" + address.port();
    }

    static String text(InetSocketAddress address) {
        return bracketed(Advertised.text(address.getAddress())) + ":" + address.getPort();
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
