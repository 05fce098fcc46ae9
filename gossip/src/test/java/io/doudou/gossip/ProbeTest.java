package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.Notice.DatagramsBlocked;
import io.doudou.gossip.Notice.StoodStill;
import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.IndirectPing;
import io.doudou.gossip.wire.Nack;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.Suspect;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Who does not answer is suspected after the steps that the protocol demands, and not before. */
class ProbeTest {

    private static final Duration INTERVAL = Profile.LAN.probeInterval();
    private static final Duration TIMEOUT = Profile.LAN.probeTimeout();

    @Test
    void eachMemberIsPingedOncePerRound() {
        var rig = new Rig(Profile.LAN).with("beta", "gamma", "delta");

        rig.run(INTERVAL.multipliedBy(30), false);

        var pinged = rig.sent(Ping.class).stream().map(Ping::node).toList();
        assertThat(pinged).hasSize(30);
        assertThat(pinged.stream().filter("beta"::equals).count()).isBetween(9L, 11L);
    }

    @Test
    void aMemberThatAnswersIsNeverSuspected() {
        var rig = new Rig(Profile.LAN).with("beta", "gamma");

        rig.run(Duration.ofMinutes(5), false);

        assertThat(rig.events).isEmpty();
        assertThat(rig.alpha.stats().healthScore()).isZero();
    }

    @Test
    void helpersAndAConnectionAreTriedAfterTheTimeoutAndTheSuspicionComesWithTheInterval() {
        var rig = new Rig(Profile.LAN).with("beta", "gamma", "delta");

        rig.run(INTERVAL.multipliedBy(3));

        var ping = rig.sent.getFirst();
        var helped = rig.sent.stream().filter(each -> each.has(IndirectPing.class)).findFirst();
        assertThat(helped.orElseThrow().atNanos() - ping.atNanos()).isEqualTo(TIMEOUT.toNanos());
        assertThat(rig.opened.getFirst().deadline() - ping.atNanos()).isEqualTo(INTERVAL.toNanos());
        assertThat(rig.events(MemberSuspected.class)).isNotEmpty();
        assertThat(rig.member(((Ping) ping.messages().getFirst()).node()).sinceNanos())
                .isEqualTo(ping.atNanos() + INTERVAL.toNanos());
    }

    @Test
    void anAnswerThroughAHelperCountsUntilTheIntervalIsOver() {
        var rig = new Rig(Profile.LAN).with("beta", "gamma", "delta");
        rig.run(INTERVAL);
        var ping = rig.sent(Ping.class).getLast();
        rig.run(TIMEOUT.plusMillis(1));

        rig.receive(Rig.address(3), new Ack(ping.sequence(), Bytes.NIL));
        rig.run(INTERVAL.minus(TIMEOUT));

        assertThat(rig.events(MemberSuspected.class)).isEmpty();
    }

    @Test
    void onlyTheIntervalGrowsWithTheOwnIllHealth() {
        // No helper says anything, so each failure makes the node doubt itself.
        var rig = new Rig(Profile.LAN).with("beta", "gamma", "delta", "epsilon", "zeta");
        rig.run(INTERVAL.multipliedBy(3));
        int score = rig.alpha.stats().healthScore();
        rig.forget();
        rig.run(INTERVAL.multipliedBy(20));

        assertThat(score).isPositive();
        var pings = rig.sent.stream().filter(each -> each.has(Ping.class)).toList();
        assertThat(pings.get(1).atNanos() - pings.get(0).atNanos())
                .isGreaterThanOrEqualTo(INTERVAL.multipliedBy(2).toNanos());
        assertThat(rig.opened.getFirst().atNanos() - pings.getFirst().atNanos())
                .isEqualTo(TIMEOUT.toNanos());
    }

    @Test
    void nacksOfHelpersKeepTheNodeFromDoubtingItself() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma", "delta", "epsilon");
        rig.run(Profile.STANDARD.probeInterval());
        rig.run(Profile.STANDARD.probeTimeout());
        var asked = rig.sent.stream().filter(each -> each.has(IndirectPing.class)).toList();
        assertThat(asked).hasSize(3);

        for (var each : asked) {
            var request = (IndirectPing) each.messages().getFirst();
            assertThat(request.nackWanted()).isTrue();
            rig.receive(each.to(), new Nack(request.sequence()));
        }
        rig.run(Profile.STANDARD.probeInterval());

        assertThat(rig.events(MemberSuspected.class)).hasSize(1);
        assertThat(rig.alpha.stats().healthScore()).isZero();
    }

    @Test
    void anAnswerOverAConnectionSavesTheMemberAndIsReported() {
        var rig = new Rig(Profile.LAN).with("beta");
        rig.run(INTERVAL.plus(TIMEOUT));
        var tried = rig.opened.getFirst();
        var ping = (Ping) tried.message();

        rig.alpha.streamAnswered(rig.now, tried.stream(), new Ack(ping.sequence(), Bytes.NIL));
        rig.run(INTERVAL);

        assertThat(rig.events(MemberSuspected.class)).isEmpty();
        assertThat(rig.notices(DatagramsBlocked.class)).hasSize(1);
    }

    @Test
    void aSuspectIsToldOfItsSuspicionWithThePing() {
        var rig = new Rig(Profile.LAN).with("beta");
        rig.receive(Rig.address(2), new Suspect(1, "beta", "gamma"));
        rig.forget();

        rig.run(INTERVAL.multipliedBy(2));

        var probe = rig.sent.stream().filter(each -> each.has(Ping.class)).findFirst();
        assertThat(probe.orElseThrow().messages()).hasSize(2);
        assertThat(probe.orElseThrow().messages().getLast())
                .isEqualTo(new Suspect(1, "beta", "alpha"));
    }

    @Test
    void twoRefusedConnectionsInARowAreProofEnough() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        long began = rig.now;

        refuseConnections(rig, Duration.ofSeconds(5));

        var died = rig.events(MemberDied.class);
        assertThat(died).isNotEmpty();
        assertThat(died.getFirst().member().sinceNanos() - began)
                .isLessThan(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void aRefusedProbeIsOverAsSoonAsNacksMustBeThere() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.run(Profile.STANDARD.probeInterval());
        rig.run(Profile.STANDARD.probeTimeout());
        refuse(rig, 0);

        rig.run(Profile.STANDARD.probeTimeout().multipliedBy(3).dividedBy(2));

        assertThat(rig.events(MemberSuspected.class)).hasSize(1);
        assertThat(rig.sent(Ping.class)).hasSize(2);
    }

    @Test
    void aRefusalThatComesAfterItsProbeFailedCountsAllTheSame() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.run(Profile.STANDARD.probeInterval().multipliedBy(3));
        refuse(rig, 0);
        refuse(rig, 1);

        rig.run(Profile.STANDARD.probeInterval());

        assertThat(rig.events(MemberDied.class)).hasSize(1);
    }

    @Test
    void aLateRefusalDoesNotCountWhenTheMemberObjectedMeanwhile() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.run(Profile.STANDARD.probeInterval().multipliedBy(3));
        rig.receive(Rig.address(2), Rig.alive("beta", 2, 2));
        refuse(rig, 0);
        refuse(rig, 1);

        rig.run(Profile.STANDARD.probeInterval());

        assertThat(rig.events(MemberDied.class)).isEmpty();
    }

    @Test
    void aMemberThatRefusesConnectionsButAnswersIsNotGivenUpForThat() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        // It answers late, through a helper, after its machine refused the connection.
        rig.run(Profile.STANDARD.probeInterval());
        var ping = rig.sent(Ping.class).getLast();
        rig.run(Profile.STANDARD.probeTimeout());
        refuse(rig, 0);
        rig.receive(Rig.address(2), new Ack(ping.sequence(), Bytes.NIL));
        rig.forget();

        refuseConnections(rig, Duration.ofMillis(2_500));

        assertThat(rig.events(MemberSuspected.class)).hasSize(1);
        assertThat(rig.events(MemberDied.class)).isEmpty();
    }

    @Test
    void aSuspicionInAClusterOfThreeLastsTheShortestTimeAtOnce() {
        var rig = new Rig(Profile.LAN).with("beta", "gamma");

        rig.receive(Rig.address(3), new Suspect(1, "beta", "gamma"));
        rig.run(Duration.ofMillis(3_999));
        assertThat(rig.member("beta").status()).isEqualTo(Status.SUSPECT);

        rig.run(Duration.ofMillis(2));
        assertThat(rig.member("beta").status()).isEqualTo(Status.DEAD);
    }

    @Test
    void aNodeThatStoodStillBlamesNobodyAndAsksForNewsAtOnce() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        rig.run(Profile.STANDARD.probeInterval());
        rig.forget();

        rig.now += Duration.ofSeconds(90).toNanos();
        rig.alpha.wake(rig.now);

        assertThat(rig.notices(StoodStill.class)).hasSize(1);
        assertThat(rig.events).isEmpty();
        assertThat(rig.opened).isNotEmpty();
    }

    @Test
    void aHelperPassesTheAnswerOnOrSaysThatThereWasNone() {
        var rig = new Rig(Profile.LAN).with("beta", "gamma");
        rig.receive(
                Rig.address(2), new IndirectPing(77, "gamma", Rig.address(3), true, Source.NONE));
        var relayed = rig.sent(Ping.class).getFirst();
        assertThat(relayed.node()).isEqualTo("gamma");

        rig.receive(Rig.address(3), new Ack(relayed.sequence(), Bytes.NIL));
        assertThat(rig.sent(Ack.class)).containsExactly(new Ack(77, Bytes.NIL));

        rig.receive(
                Rig.address(2), new IndirectPing(78, "gamma", Rig.address(3), true, Source.NONE));
        rig.run(TIMEOUT);
        assertThat(rig.sent(Nack.class)).containsExactly(new Nack(78));
    }

    @Test
    void aPingOfTheApplicationHasNoOtherEffectThanItsAnswer() {
        var rig = new Rig(Profile.LAN).with("beta");
        rig.alpha.ping(rig.now, "beta");
        var ping = rig.sent(Ping.class).getFirst();
        rig.now += 5;
        rig.receive(Rig.address(2), new Ack(ping.sequence(), Bytes.NIL));
        assertThat(rig.pingNanos).isEqualTo(5);

        rig.alpha.ping(rig.now, "nobody");
        rig.alpha.wake(rig.now);
        assertThat(rig.pingNanos).isNegative();
        assertThat(rig.events).isEmpty();
    }

    private static void refuseConnections(Rig rig, Duration duration) {
        long end = rig.now + duration.toNanos();
        int refused = rig.opened.size();
        while (rig.now < end) {
            rig.run(Duration.ofMillis(10));
            for (; refused < rig.opened.size(); refused++) {
                refuse(rig, refused);
            }
        }
    }

    private static void refuse(Rig rig, int number) {
        rig.alpha.streamFailed(rig.now, rig.opened.get(number).stream(), StreamFailure.REFUSED);
    }
}
