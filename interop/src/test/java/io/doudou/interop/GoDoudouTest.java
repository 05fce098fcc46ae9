package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Nodes of go-doudou and nodes in Java find each other's services and call them. */
class GoDoudouTest {

    private final Cast cast = new Cast();

    @AfterEach
    void end() {
        cast.close();
    }

    @Test
    void bothSidesFindAndCallTheServicesOfTheOther() {
        var go = cast.go(GoLibrary.DOUDOU, "go", "-service", "usersvc", "-root", "/api");
        var java =
                cast.java(
                        "java", "SERVICE", "ordersvc", "ROOT", "/v1", "GDD_MEM_SEED", go.address());
        Cast.awaitTogether(go, java);

        var nodes = go.ask("discover ordersvc", "nodes");
        assertThat(nodes.get(1))
                .matches("java ordersvc http://127\\.10\\.[0-9.]+:[0-9]+/v1 [0-9]+");
        go.tell("call ordersvc");
        go.expect("called\tjava\t200\thello from java");
        java.tell("call usersvc");
        java.expect("called\tgo\t200\thello from go");
    }

    @Test
    void aNodeOfGoDoudouMayBeSeededByAJavaNode() {
        var java = cast.java("java", "SERVICE", "ordersvc");
        var go = cast.go(GoLibrary.DOUDOU, "go", "-service", "usersvc", "-join", java.address());
        Cast.awaitTogether(go, java);

        go.tell("call ordersvc");
        go.expect("called\tjava\t200\thello from java");
        java.tell("call usersvc");
        java.expect("called\tgo\t200\thello from go");
    }

    @Test
    void hostNamesAreToldAndResolvedByEachSide() {
        var go =
                cast.goAt("127.0.0.1:" + port(), GoLibrary.DOUDOU, "go", "-advertise", "localhost");
        var java =
                cast.java(
                        "java",
                        "GDD_MEM_BIND",
                        "127.0.0.1",
                        "GDD_MEM_HOST",
                        "localhost",
                        "GDD_MEM_SEED",
                        "localhost:" + go.address().split(":")[1]);
        Cast.awaitTogether(go, java);

        assertThat(go.members()).allMatch(member -> member.contains("=localhost:"));
        assertThat(java.members()).isEqualTo(go.members());
        java.tell("datagram go one");
        go.expect("message\tone");
        go.tell("datagram java two");
        java.expect("message\ttwo");
    }

    @Test
    void aKilledNodeIsDroppedByBothSidesWithinAMinute() {
        Lane.soakOnly();
        var first = cast.go(GoLibrary.DOUDOU, "go1");
        var seed = new String[] {"GDD_MEM_SEED", first.address()};
        var go = cast.go(GoLibrary.DOUDOU, "go2", "-join", first.address());
        var stays = cast.java("java1", seed);
        var java = cast.javaProcess("java2", seed);
        Cast.awaitTogether(first, go, stays, java);

        java.kill();
        go.kill();

        Cast.awaitOnly(Duration.ofMinutes(1), first, stays);
    }

    private int port() {
        return Integer.parseInt(cast.address().split(":")[1]);
    }
}
