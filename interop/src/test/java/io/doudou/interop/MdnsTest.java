package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Map;

/** Programs of go-micro and of ours on one network find each other by multicast DNS. */
class MdnsTest {

    /** What we promise for a node that crashed, and something for a machine that is busy. */
    private static final Duration CRASH = Duration.ofSeconds(8 + 4);

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    @RegisterExtension private final MicroCast cast = MicroCast.onLonelyHost();

    @ParameterizedTest
    @EnumSource
    void aProgramInGoFindsAJavaNode(GoMicro release) {
        var java = java();
        java.tell("register greeter 1.2 greeter-7 http://127.0.0.1:6060/api");
        java.expect("registered\t.*");
        var go = go(release, "lookup");

        awaitNodes(go, "greeter", 1);

        assertThat(go.told("node\t.*").getLast())
                .startsWith("node\tgreeter-7\t127.0.0.1:6060\t1.2\t")
                .contains("\"protocol\":\"mucp\"", "\"transport\":\"http\"");
        await(go, "list", "services\tgreeter");
    }

    @ParameterizedTest
    @EnumSource
    void aJavaProgramFindsANodeInGo(GoMicro release) {
        var ready = go(release, "serve").expect("ready\t.*").split("\t");
        var java = java();

        awaitNodes(java, "greeter", 1);

        assertThat(java.told("node\t.*").getLast())
                .startsWith("node\t" + ready[2] + "\t" + ready[1] + "\tlatest\t")
                .contains("protocol=mucp", "server=mucp");
        await(java, "list", "services\t(.*\t)?greeter");
    }

    @ParameterizedTest
    @EnumSource
    void aNodeInGoThatStopsIsGoneAtOnce(GoMicro release) {
        var go = go(release, "serve");
        go.expect("ready\t.*");
        var java = java();
        java.tell("watch greeter");
        java.expect("seen\tgreeter.*");

        go.signal("TERM");

        java.expect("seen\t", GOODBYE);
    }

    @ParameterizedTest
    @EnumSource
    void aNodeInGoThatIsKilledIsGoneSoonAndItsSuccessorThere(GoMicro release) {
        var go = go(release, "serve");
        go.expect("ready\t.*");
        var java = java();
        java.tell("watch greeter");
        java.expect("seen\tgreeter.*");

        go.kill();
        var next = go(release, "serve").expect("ready\t.*").split("\t");

        java.expect("seen\t" + next[2] + "=" + next[1], CRASH);
    }

    @ParameterizedTest
    @EnumSource
    void aJavaNodeComesAndGoesBeforeTheEyesOfAProgramInGo(GoMicro release) {
        var go = go(release, "lookup");
        go.tell("watch greeter");
        go.expect("watching\t.*");
        var java = java();
        java.tell("register greeter 1 greeter-7 127.0.0.1:6060");
        go.expect("create\tgreeter-7\t127.0.0.1:6060");

        java.tell("deregister greeter greeter-7");

        go.expect("delete\tgreeter-7\t.*", GOODBYE);
        awaitNodes(go, "greeter", 0);
    }

    @ParameterizedTest
    @EnumSource
    void aJavaNodeThatEndsSaysGoodbyeAndOneThatIsKilledIsNotFound(GoMicro release) {
        var ending = java();
        ending.tell("register greeter 1 greeter-1 127.0.0.1:6060");
        ending.expect("registered\t.*");
        var killed = java();
        killed.tell("register greeter 1 greeter-2 127.0.0.1:6061");
        killed.expect("registered\t.*");
        var go = go(release, "lookup");
        awaitNodes(go, "greeter", 2);
        var java = java();
        java.tell("watch greeter");
        java.expect("seen\tgreeter-1=127.0.0.1:6060\tgreeter-2=127.0.0.1:6061");

        // Which of the two was seen first is no sign that the other one is gone.
        java.forget();
        killed.kill();
        java.expect("seen\tgreeter-1=127.0.0.1:6060", CRASH);
        awaitNodes(go, "greeter", 1);
        ending.tell("end");
        java.expect("seen\t", GOODBYE);
        awaitNodes(go, "greeter", 0);
    }

    @ParameterizedTest
    @EnumSource
    void theDomainOfOldReleasesIsSpokenToo(GoMicro release) {
        var java = java();
        java.tell("register greeter 1 greeter-7 127.0.0.1:6060");
        java.expect("registered\t.*");
        var go = go(release, "lookup", "-domain", "local");
        awaitNodes(go, "greeter", 1);

        go(release, "serve", "-domain", "local", "-name", "localgreeter").expect("ready\t.*");
        awaitNodes(java, "localgreeter", 1);
    }

    @Test
    void programsOfAllReleasesFindAllThatTheyCan() {
        go(GoMicro.MICRO5, "serve").expect("ready\t.*");
        go(GoMicro.MICRO1, "serve").expect("ready\t.*");
        var java = java();
        java.tell("register greeter 1 greeter-7 127.0.0.1:6060");
        java.expect("registered\t.*");
        var other = java();
        awaitNodes(other, "greeter", 3);

        var five = go(GoMicro.MICRO5, "lookup");
        // Release 5 does not find release 1.18, which answers without the question.
        awaitNodes(five, "greeter", 2);
        var one = go(GoMicro.MICRO1, "lookup");
        awaitNodes(one, "greeter", 3);
    }

    /**
     * Looks up again and again until there are so many nodes: programs in Go wait a tenth of a
     * second for answers, which is not always enough when the machine is busy.
     */
    private static void awaitNodes(Program program, String service, int count) {
        await(program, "lookup " + service, "nodes\t" + count + "(\t.*)?");
    }

    private static void await(Program program, String command, String wanted) {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        var word = wanted.substring(0, wanted.indexOf('\t'));
        while (true) {
            program.tell(command);
            var told = program.expect(word + "(\t.*)?");
            if (told.matches(wanted)) {
                return;
            }
            assertThat(System.nanoTime() - until).as(told + " instead of " + wanted).isNegative();
        }
    }

    private Program go(GoMicro release, String part, String... arguments) {
        var program = cast.go(release, part, arguments);
        if (part.equals("lookup")) {
            program.expect("ready");
        }
        return program;
    }

    private Program java() {
        var program = cast.java(MdnsPeer.class, Map.of());
        program.expect("ready");
        return program;
    }
}
