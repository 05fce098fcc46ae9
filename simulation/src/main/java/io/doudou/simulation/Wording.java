package io.doudou.simulation;

import io.doudou.gossip.MemberEvent;
import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberForgotten;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberRecovered;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.MemberEvent.MemberUpdated;
import io.doudou.gossip.Notice;
import io.doudou.gossip.Notice.DatagramsBlocked;
import io.doudou.gossip.Notice.IncarnationsExhausted;
import io.doudou.gossip.Notice.JoinFailed;
import io.doudou.gossip.Notice.JoinSucceeded;
import io.doudou.gossip.Notice.LeaveSpread;
import io.doudou.gossip.Notice.MemberRefused;
import io.doudou.gossip.Notice.NameConflict;
import io.doudou.gossip.Notice.StoodStill;
import io.doudou.gossip.Notice.TableFull;
import io.doudou.gossip.Notice.VersionsDiffer;
import io.doudou.gossip.Profile;
import io.doudou.gossip.wire.Address;

import java.util.Locale;

/** How a history is told to people: in short sentences, each about one node. */
final class Wording {

    private Wording() {}

    static String of(MemberEvent event) {
        var member = event.member();
        var happened =
                switch (event) {
                    case MemberJoined _ -> "joined";
                    case MemberUpdated _ -> "changed";
                    case MemberSuspected _ -> "is suspected";
                    case MemberRecovered _ -> "recovered";
                    case MemberLeft _ -> "left";
                    case MemberDied _ -> "died";
                    case MemberForgotten _ -> "is forgotten";
                };
        return member.name() + " " + happened + " (incarnation " + member.incarnation() + ")";
    }

    static String of(Notice notice) {
        return switch (notice) {
            case JoinSucceeded(var with) -> "exchanged all with " + of(with);
            case JoinFailed(var with, var why) ->
                    "cannot exchange with "
                            + of(with)
                            + ": "
                            + why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case NameConflict(var existing, var other) ->
                    of(other) + " claims the name of " + existing.name();
            case DatagramsBlocked(var member) ->
                    member.name() + " answers over a connection, but to no datagram";
            case IncarnationsExhausted(var accuser) ->
                    accuser + " accuses it in the last incarnation there is";
            case TableFull(var name, var _) -> "has no room for " + name;
            case MemberRefused(var name, var _, var why) -> "refuses " + name + ": " + why;
            case VersionsDiffer(var name, var theirs, var _) ->
                    "refuses " + name + " with " + theirs;
            case StoodStill(var nanos) ->
                    String.format(Locale.ROOT, "stood still for %.1f s", nanos / 1e9);
            case LeaveSpread _ -> "told all that it leaves";
        };
    }

    static String of(Address address) {
        return address.host() + ":" + address.port();
    }

    /** Its name, if it is one of those that have one. */
    static String of(Profile profile) {
        if (profile.equals(Profile.STANDARD)) {
            return "the standard profile";
        }
        if (profile.equals(Profile.LAN)) {
            return "the profile lan";
        }
        if (profile.equals(Profile.LOOPBACK)) {
            return "the profile loopback";
        }
        return profile.equals(Profile.GO_DOUDOU) ? "the profile go-doudou" : profile.toString();
    }
}
