package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberForgotten;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberRecovered;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.MemberEvent.MemberUpdated;
import io.doudou.gossip.Notice.IncarnationsExhausted;
import io.doudou.gossip.Notice.JoinFailed;
import io.doudou.gossip.Notice.JoinSucceeded;
import io.doudou.gossip.Notice.LeaveSpread;
import io.doudou.gossip.Notice.MemberRefused;
import io.doudou.gossip.Notice.NameConflict;
import io.doudou.gossip.Notice.TableFull;
import io.doudou.gossip.Notice.VersionsDiffer;
import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Dead;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.IndirectPing;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.Suspect;
import io.doudou.gossip.wire.UserMessage;
import io.doudou.gossip.wire.Versions;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What one membership does, as its peers and its application see it. */
class MembershipTest {

    private static final Address BETA = Rig.address(2);
    private static final byte CHECKSUM = 12;
    private static final byte COMPOUND = 7;

    // ---- beginning and telling

    @Test
    void aNodeBeginsWithIncarnationOneAndIsItsOwnFirstMember() {
        var rig = new Rig(Profile.STANDARD);

        assertThat(rig.alpha.self().incarnation()).isEqualTo(1);
        assertThat(rig.events(MemberJoined.class)).hasSize(1);
        assertThat(rig.alpha.members()).hasSize(1);
    }

    @Test
    void aNodeThatIsAloneHardlyEverWakes() {
        var rig = new Rig(Profile.STANDARD);
        int wakes = 0;
        long end = rig.now + Duration.ofSeconds(60).toNanos();
        while (rig.alpha.nextWakeNanos() < end) {
            rig.now = rig.alpha.nextWakeNanos();
            rig.alpha.wake(rig.now);
            wakes++;
        }

        assertThat(wakes).isLessThan(200);
        assertThat(rig.sent).isEmpty();
    }

    @Test
    void newsAreGossipedAtOnceAsOftenAsTheLimitSaysAndWithAChecksum() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        rig.receive(BETA, Rig.alive("delta", 9, 1));
        long told = rig.now;
        rig.run(Duration.ofSeconds(5), false);

        var about = rig.sent(Alive.class).stream().filter(alive -> alive.node().equals("delta"));
        assertThat(about).hasSize(Formulas.retransmitLimit(6, 4));
        assertThat(rig.sent.getFirst().atNanos() - told)
                .isLessThan(Profile.STANDARD.gossipInterval().toNanos() / 2);
        assertThat(rig.sent.getFirst().packet()[0]).isEqualTo(CHECKSUM);
    }

    @Test
    void theDeadAndTheNodeItselfCountInTheLimit() {
        var names = IntStream.range(0, 9).mapToObj(i -> "node" + i).toArray(String[]::new);
        var rig = new Rig(Profile.STANDARD).with(names);
        var multiplier = Profile.STANDARD.retransmitMultiplier();

        rig.receive(Rig.address(3), new Dead(1, "node0", "node1"));
        rig.run(Duration.ofSeconds(10), false);

        assertThat(Formulas.retransmitLimit(multiplier, 9)).isEqualTo(multiplier);
        assertThat(rig.sent(Dead.class)).hasSize(Formulas.retransmitLimit(multiplier, 10));
        assertThat(rig.sent(Dead.class).size()).isEqualTo(2 * multiplier);
    }

    @Test
    void pingsAndAnswersHaveNoChecksumAndTakeNewsAlong() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.receive(Rig.address(9), Rig.alive("delta", 9, 1));
        rig.receive(BETA, new Ping(5, "alpha", Source.NONE));

        var answer = rig.sent.getFirst();
        assertThat(answer.to()).isEqualTo(BETA);
        assertThat(answer.packet()[0]).isEqualTo(COMPOUND);
        assertThat(answer.messages())
                .containsExactly(new Ack(5, Bytes.NIL), Rig.alive("delta", 9, 1));
    }

    @Test
    void everybodyIsToldInTurnSoThatNobodyIsMissedInASmallCluster() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma", "delta", "epsilon", "zeta");
        rig.receive(BETA, Rig.alive("eta", 9, 1));
        rig.run(Duration.ofMillis(400), false);

        var told = rig.sent.stream().filter(each -> each.has(Alive.class)).map(Rig.Sent::to);
        assertThat(told.distinct()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void anUpdateOfMetadataIsANewIncarnation() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.alpha.updateMeta(rig.now, Bytes.of("new"));
        rig.run(Duration.ofSeconds(1), false);

        assertThat(rig.alpha.self().incarnation()).isEqualTo(2);
        assertThat(rig.events(MemberUpdated.class)).hasSize(1);
        assertThat(rig.sent(Alive.class).getFirst().meta()).isEqualTo(Bytes.of("new"));
        assertThatThrownBy(() -> rig.alpha.updateMeta(rig.now, Bytes.of(new byte[513])))
                .hasMessageContaining("513");
    }

    // ---- refutation

    @Test
    void aSuspicionIsRefutedWithTheNextIncarnationAndTheAccuserHearsItFirst() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        rig.receive(BETA, new Suspect(1, "alpha", "beta"));

        assertThat(rig.alpha.self().incarnation()).isEqualTo(2);
        assertThat(rig.alpha.stats().healthScore()).isEqualTo(1);
        assertThat(rig.sent.getFirst().to()).isEqualTo(BETA);
        assertThat(rig.sent(Alive.class).getFirst().incarnation()).isEqualTo(2);
    }

    @Test
    void whoMissedARefutationIsRemindedOfIt() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.receive(BETA, new Suspect(1, "alpha", "beta"));
        rig.run(Duration.ofSeconds(20), false);
        rig.forget();

        rig.receive(BETA, new Suspect(1, "alpha", "beta"));

        assertThat(rig.alpha.self().incarnation()).isEqualTo(2);
        assertThat(rig.sent(Alive.class).getFirst().incarnation()).isEqualTo(2);
    }

    @Test
    void aClaimAboutTheLastIncarnationIsSurfacedBecauseNothingCanRefuteIt() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.receive(BETA, new Dead(0xFFFF_FFFFL, "alpha", "mallory"));

        assertThat(rig.notices(IncarnationsExhausted.class)).hasSize(1);
        assertThat(rig.alpha.self().incarnation()).isEqualTo(1);
        assertThat(rig.alpha.self().status()).isEqualTo(Status.ALIVE);
    }

    @Test
    void aSuspectThatObjectsRecovers() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        rig.receive(Rig.address(3), new Suspect(1, "beta", "gamma"));
        rig.receive(BETA, Rig.alive("beta", 2, 2));

        assertThat(rig.events.stream().map(Object::getClass))
                .containsExactly(MemberSuspected.class, MemberRecovered.class);
    }

    @Test
    void aSuspicionThatIsOverKillsNobodyLater() {
        var rig = new Rig(Profile.LAN).with("beta", "gamma");
        rig.receive(Rig.address(3), new Suspect(1, "beta", "gamma"));
        rig.run(Duration.ofMillis(3_900), false);
        rig.receive(BETA, Rig.alive("beta", 2, 2));
        rig.receive(Rig.address(3), new Suspect(2, "beta", "gamma"));
        rig.run(Duration.ofMillis(3_900), false);
        assertThat(rig.member("beta").status()).isEqualTo(Status.SUSPECT);

        rig.receive(BETA, Rig.alive("beta", 2, 3));
        rig.run(Duration.ofSeconds(20), false);

        assertThat(rig.member("beta").status()).isEqualTo(Status.ALIVE);
        assertThat(rig.events(MemberDied.class)).isEmpty();
    }

    // ---- exchanges

    @Test
    void anExchangeIsAnsweredBeforeItIsTakenInAndRepeatsTheJoinFlag() {
        var rig = new Rig(Profile.STANDARD);
        var theirs = List.of(line("beta", 2, Status.ALIVE));

        var joining =
                rig.alpha.streamReceived(rig.now, BETA, new PushPull(true, theirs, Bytes.of("s")));
        var periodic =
                rig.alpha.streamReceived(rig.now, BETA, new PushPull(false, theirs, Bytes.NIL));

        assertThat(((PushPull) joining.orElseThrow()).joins()).isTrue();
        assertThat(((PushPull) joining.orElseThrow()).nodes()).hasSize(1);
        assertThat(((PushPull) periodic.orElseThrow()).joins()).isFalse();
        assertThat(((PushPull) periodic.orElseThrow()).nodes()).hasSize(2);
        assertThat(rig.merged).containsExactly(Bytes.of("s"));
    }

    @Test
    void anEmptyExchangeOfSomebodyWhoOnlyLooksIsAnswered() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        var look = new PushPull(false, List.of(), Bytes.NIL);

        var answer = rig.alpha.streamReceived(rig.now, Rig.address(99), look);

        assertThat(((PushPull) answer.orElseThrow()).nodes()).hasSize(2);
    }

    @Test
    void everyLineOfAnExchangeHasValidVersionsThoseOfTheDeadToo() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.receive(BETA, new Dead(1, "beta", "gamma"));
        var look = new PushPull(false, List.of(), Bytes.NIL);

        var answer = (PushPull) rig.alpha.streamReceived(rig.now, BETA, look).orElseThrow();

        assertThat(answer.nodes()).allMatch(line -> line.versions().isValid());
        assertThat(answer.nodes()).anyMatch(line -> line.status() == Status.DEAD);
    }

    @Test
    void theDeadOfAnotherMemberAreOnlySuspectsHere() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        var theirs = List.of(line("beta", 2, Status.DEAD));

        rig.alpha.streamReceived(rig.now, Rig.address(3), new PushPull(false, theirs, Bytes.NIL));

        assertThat(rig.member("beta").status()).isEqualTo(Status.SUSPECT);
        rig.run(Duration.ofSeconds(1), false);
        assertThat(rig.sent(Suspect.class)).contains(new Suspect(1, "beta", "alpha"));
        assertThat(rig.sent(Dead.class)).isEmpty();
    }

    @Test
    void aJoinEndsWithANoticeAndMuchNewsAreFollowedByAnotherExchange() {
        var rig = new Rig(Profile.STANDARD);
        rig.alpha.join(rig.now, BETA);
        var asked = rig.opened.getFirst();
        var lines =
                IntStream.range(2, 12).mapToObj(i -> line("node" + i, i, Status.ALIVE)).toList();
        rig.alpha.streamAnswered(rig.now, asked.stream(), new PushPull(true, lines, Bytes.NIL));

        rig.run(Duration.ofSeconds(1), false);

        assertThat(rig.notices(JoinSucceeded.class)).hasSize(1);
        assertThat(rig.alpha.members()).hasSize(11);
        assertThat(rig.opened.size()).isGreaterThan(1);

        rig.alpha.join(rig.now, Rig.address(77));
        rig.alpha.streamFailed(rig.now, rig.opened.getLast().stream(), StreamFailure.REFUSED);
        assertThat(rig.notices(JoinFailed.class)).hasSize(1);
    }

    // ---- leaving and coming back

    @Test
    void whoLeavesTellsSomeMembersAtOnceAndHearsWhenItWasToldOftenEnough() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma", "delta");
        rig.alpha.leave(rig.now);
        rig.alpha.leave(rig.now);

        assertThat(rig.sent(Dead.class)).contains(new Dead(1, "alpha", "alpha"));
        assertThat(rig.events(MemberLeft.class)).hasSize(1);
        rig.run(Duration.ofSeconds(2), false);
        assertThat(rig.notices(LeaveSpread.class)).hasSize(1);
    }

    @Test
    void whoLeftStillAnswersAndDoesNotObjectToBeingGone() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.alpha.leave(rig.now);
        rig.run(Duration.ofSeconds(2), false);
        rig.forget();

        rig.receive(BETA, new Dead(1, "alpha", "beta"), new Ping(9, "alpha", Source.NONE));

        assertThat(rig.sent(Ack.class)).containsExactly(new Ack(9, Bytes.NIL));
        assertThat(rig.alpha.self().status()).isEqualTo(Status.LEFT);
    }

    @Test
    void whoLeftMayComeBack() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.alpha.leave(rig.now);
        rig.alpha.rejoin(rig.now);
        rig.run(Duration.ofSeconds(1), false);

        assertThat(rig.alpha.self().status()).isEqualTo(Status.ALIVE);
        assertThat(rig.sent(Alive.class).getLast().incarnation()).isEqualTo(2);
    }

    @Test
    void theDeadAreForgottenAfterTheGossipWindowAndTheirAddressesTriedAgainAndAgain() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        rig.receive(Rig.address(3), new Dead(1, "beta", "gamma"));
        rig.run(Duration.ofSeconds(60), false);

        assertThat(rig.events(MemberForgotten.class)).hasSize(1);
        assertThat(rig.alpha.member("beta")).isEmpty();
        assertThat(rig.alpha.stats().remembered()).isEqualTo(1);
        var tried = rig.opened.stream().filter(each -> each.to().equals(BETA)).count();
        assertThat(tried).isBetween(8L, 24L);
    }

    @Test
    void aSeedWithoutALiveMemberIsTriedAgainAndAgain() {
        var rig = new Rig(Profile.STANDARD);
        rig.alpha.seeds(List.of(BETA, Rig.ALPHA));
        rig.run(Duration.ofSeconds(60), false);

        assertThat(rig.opened.size()).isBetween(8, 24);
        assertThat(rig.opened).allMatch(each -> each.to().equals(BETA));
    }

    // ---- names and addresses

    @Test
    void aNameComesBackAtAnotherAddressOnceItsOwnerIsDeadForAWhile() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma");
        rig.receive(Rig.address(3), new Dead(1, "beta", "gamma"));
        rig.receive(Rig.address(9), Rig.alive("beta", 9, 1));
        assertThat(rig.notices(NameConflict.class)).hasSize(1);
        assertThat(rig.events(MemberDied.class)).hasSize(1);

        rig.run(Profile.STANDARD.deadNodeReclaim().plusMillis(1), false);
        rig.receive(Rig.address(9), Rig.alive("beta", 9, 1));

        assertThat(rig.member("beta").address()).isEqualTo(Rig.address(9));
    }

    @Test
    void aConflictIsToldOnceInAWhileAndTheFirstOwnerIsProbedNext() {
        var rig = new Rig(Profile.STANDARD).with("beta", "gamma", "delta", "epsilon", "zeta");
        for (int i = 0; i < 20; i++) {
            rig.receive(Rig.address(9), Rig.alive("delta", 9, 1 + i));
        }
        rig.run(Profile.STANDARD.probeInterval(), false);

        assertThat(rig.notices(NameConflict.class)).hasSize(1);
        assertThat(rig.sent(Ping.class).getFirst().node()).isEqualTo("delta");
    }

    @Test
    void withProtocolVersionOnePortsOnTheWireAreIgnored() {
        var one = new Versions(1, 5, 1, 0, 0, 0);
        var rig = new Rig(Profile.STANDARD, Limits.STANDARD, one);
        var host = Host.of((byte) 10, (byte) 0, (byte) 0, (byte) 5);
        rig.receive(
                BETA, new Alive(1, "beta", new Address(host, 1234), Bytes.NIL, Versions.STANDARD));

        assertThat(rig.member("beta").address().port()).isEqualTo(Rig.ALPHA.port());
    }

    // ---- what it puts up with

    @Test
    void whoCannotBeAMemberHidesOnlyItself() {
        var rig = new Rig(Profile.STANDARD);
        var good = line("good", 3, Status.ALIVE);
        var bad =
                List.of(
                        state("", Rig.address(4), "", 1, Versions.STANDARD),
                        state("n".repeat(257), Rig.address(4), "", 1, Versions.STANDARD),
                        state("\u20ac".repeat(86), Rig.address(4), "", 1, Versions.STANDARD),
                        state("meta", Rig.address(4), "m".repeat(513), 1, Versions.STANDARD),
                        state("zero", Rig.address(4), "", 0, Versions.STANDARD),
                        state("vsn", Rig.address(4), "", 1, Versions.NONE),
                        state("cur", Rig.address(4), "", 1, new Versions(1, 5, 9, 0, 0, 0)),
                        state("addr", short3(), "", 1, Versions.STANDARD),
                        state("none", Address.NONE, "", 1, Versions.STANDARD),
                        good);
        rig.alpha.streamReceived(rig.now, BETA, new PushPull(true, bad, Bytes.NIL));

        assertThat(rig.alpha.members().stream().map(Member::name))
                .containsExactlyInAnyOrder("alpha", "good");
        assertThat(rig.notices(MemberRefused.class)).hasSize(9);
    }

    @Test
    void whoWasAloneTellsNobodyWhatTheOnlyOnesThatHeKnowsToldHim() {
        var rig = new Rig(Profile.STANDARD);
        rig.alpha.join(rig.now, BETA);
        answerWith(rig, "beta", "gamma", "delta");

        rig.run(Duration.ofSeconds(1), false);

        assertThat(rig.sent(Alive.class)).isNotEmpty().allMatch(alive -> isAbout(alive, "alpha"));
    }

    @Test
    void whoAsksTwoClustersTellsEachOfTheOther() {
        var rig = new Rig(Profile.STANDARD);
        rig.alpha.join(rig.now, Rig.address(9));
        rig.alpha.join(rig.now, BETA);
        answerWith(rig, "beta", "gamma", "delta");

        rig.run(Duration.ofSeconds(1), false);

        assertThat(rig.sent(Alive.class)).anyMatch(alive -> isAbout(alive, "gamma"));
    }

    private static void answerWith(Rig rig, String... names) {
        var lines =
                IntStream.range(0, names.length)
                        .mapToObj(i -> line(names[i], i + 2, Status.ALIVE))
                        .toList();
        var answer = new PushPull(true, lines, Bytes.NIL);
        rig.alpha.streamAnswered(rig.now, rig.opened.getLast().stream(), answer);
    }

    private static boolean isAbout(Alive alive, String name) {
        return alive.node().equals(name);
    }

    @Test
    void membersOfOtherVersionsAreNamedAndStopNobodyElse() {
        var rig = new Rig(Profile.STANDARD);
        var serf = state("serf", Rig.address(5), "", 1, new Versions(1, 5, 2, 2, 5, 4));
        var lines = List.of(serf, line("good", 3, Status.ALIVE));
        rig.alpha.streamReceived(rig.now, BETA, new PushPull(true, lines, Bytes.NIL));

        assertThat(rig.notices(VersionsDiffer.class)).hasSize(1);
        assertThat(rig.alpha.member("serf")).isEmpty();
        assertThat(rig.alpha.member("good")).isPresent();
    }

    @Test
    void tenThousandForgedMembersDoNotFillTheTable() {
        var rig = new Rig(Profile.STANDARD, Limits.STANDARD.withMembersMax(100), Versions.STANDARD);
        for (int i = 0; i < 10_000; i++) {
            rig.receive(BETA, Rig.alive("forged" + i, i % 200, 1));
        }

        assertThat(rig.alpha.members()).hasSize(100);
        assertThat(rig.notices(TableFull.class)).hasSize(9_901);
    }

    @Test
    void hostsOutsideOfTheAllowedNetworksAreRefused() {
        var limits = Limits.STANDARD.withNetworks(host -> host.toArray()[3] != 66);
        var rig = new Rig(Profile.STANDARD, limits, Versions.STANDARD);
        rig.receive(BETA, Rig.alive("in", 65, 1), Rig.alive("out", 66, 1));

        assertThat(rig.alpha.member("in")).isPresent();
        assertThat(rig.alpha.member("out")).isEmpty();
    }

    @Test
    void strangersGetOnlyTheirAnswersAndOnlySoMany() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.receive(BETA, Rig.alive("delta", 9, 1));
        var victim = new Source(Rig.address(200), "victim");
        for (int i = 0; i < 5_000; i++) {
            rig.receive(Rig.address(201), new Ping(i, "alpha", victim));
            rig.receive(Rig.address(201), new IndirectPing(i, "x", Rig.address(200), true, victim));
        }

        assertThat(rig.sent).hasSize(Limits.STANDARD.strangerRepliesPerSecond());
        assertThat(rig.sent.stream().filter(each -> each.has(Ack.class)))
                .isNotEmpty()
                .allMatch(each -> each.messages().size() == 1);
        assertThat(rig.alpha.stats().unanswered()).isEqualTo(9_000);
    }

    @Test
    void aPingForSomebodyElseIsNotAnsweredAndOneForNobodyIs() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.receive(BETA, new Ping(1, "other", Source.NONE));
        assertThat(rig.sent).isEmpty();

        rig.receive(BETA, new Ping(2, "", Source.NONE));
        assertThat(rig.sent(Ack.class)).hasSize(1);
        assertThat(rig.alpha.streamReceived(rig.now, BETA, new Ping(3, "other", Source.NONE)))
                .isEmpty();
        assertThat(rig.alpha.streamReceived(rig.now, BETA, new Ping(3, "alpha", Source.NONE)))
                .contains(new Ack(3, Bytes.NIL));
    }

    @Test
    void anAnswerNobodyWaitsForDoesNothing() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        for (int i = 0; i < 1_000; i++) {
            rig.receive(BETA, new Ack(i, Bytes.NIL));
        }

        assertThat(rig.sent).isEmpty();
        assertThat(rig.events).isEmpty();
    }

    // ---- what applications tell each other

    @Test
    void broadcastsHaveTheirShareOfEveryPacketHoweverManyNewsThereAre() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        for (int i = 0; i < 100; i++) {
            rig.receive(BETA, Rig.alive("node" + i, 10 + i, 1));
        }
        rig.alpha.broadcast(rig.now, Bytes.of("hello"));
        rig.run(Duration.ofMillis(50), false);

        assertThat(rig.sent.getFirst().has(Alive.class)).isTrue();
        assertThat(rig.sent.getFirst().has(UserMessage.class)).isTrue();
        assertThatThrownBy(() -> rig.alpha.broadcast(rig.now, Bytes.of(new byte[1_400])))
                .hasMessageContaining("1400");
    }

    @Test
    void aLongMessageToOneMemberTakesAConnection() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.alpha.tell(rig.now, "beta", Bytes.of("short"));
        rig.alpha.tell(rig.now, "beta", Bytes.of(new byte[5_000]));
        rig.alpha.tell(rig.now, "nobody", Bytes.of("lost"));

        assertThat(rig.sent(UserMessage.class)).hasSize(1);
        assertThat(rig.opened).hasSize(1);
    }

    @Test
    void whatApplicationsTellIsHandedOver() {
        var rig = new Rig(Profile.STANDARD).with("beta");
        rig.receive(BETA, new UserMessage(Bytes.of("packet")));
        rig.alpha.streamReceived(rig.now, BETA, new UserMessage(Bytes.of("stream")));
        rig.alpha.streamReceived(rig.now, BETA, new UserMessage(Bytes.EMPTY));

        assertThat(rig.received).containsExactly(Bytes.of("packet"), Bytes.of("stream"));
    }

    private static NodeState line(String name, int number, Status status) {
        return new NodeState(
                name, Rig.address(number), Bytes.of("meta"), 1, status, Versions.STANDARD);
    }

    private static NodeState state(
            String name, Address address, String meta, long incarnation, Versions versions) {
        return new NodeState(name, address, Bytes.of(meta), incarnation, Status.ALIVE, versions);
    }

    private static Address short3() {
        return new Address(Host.of((byte) 1, (byte) 2, (byte) 3), 7946);
    }
}
