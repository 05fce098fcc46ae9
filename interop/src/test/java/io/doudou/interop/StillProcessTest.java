package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Processes that stand still, for seconds or minutes, and come back. */
class StillProcessTest {

    private static final String GONE = "leave\t.*";

    private final Cast cast = new Cast();

    @AfterEach
    void end() {
        cast.close();
    }

    @Test
    void aFloodThatFillsTheBuffersOfTheSystemIsSurvived() throws IOException {
        var still = cast.javaProcess("still");
        var place = still.address().split(":");
        still.program().signal("STOP");
        try (var socket = new DatagramSocket()) {
            var garbage = new byte[1200];
            var to = new InetSocketAddress(place[0], Integer.parseInt(place[1]));
            for (var i = 0; i < 50_000; i++) {
                socket.send(new DatagramPacket(garbage, garbage.length, to));
            }
        }
        still.program().signal("CONT");

        var other = cast.java("other", "GDD_MEM_SEED", still.address());
        Cast.awaitTogether(still, other);
        other.tell("ping still");
        other.expect("pinged\ttrue");
    }

    @Test
    void aProcessThatStandsStillForThreeSecondsIsNotDropped() {
        var go = cast.go(GoLibrary.CURRENT, "go");
        var java = cast.java("java", "GDD_MEM_SEED", go.address());
        var still = cast.javaProcess("still", "GDD_MEM_SEED", go.address());
        Cast.awaitTogether(go, java, still);

        still.program().signal("STOP");
        java.program().expectNone(GONE, Duration.ofSeconds(3));
        still.program().signal("CONT");

        java.program().expectNone(GONE, Duration.ofSeconds(5));
        assertThat(go.program().told(GONE)).isEmpty();
        Cast.awaitTogether(go, java, still);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 90})
    void aProcessThatStoodStillForLongIsBackWithinASecond(int seconds) {
        if (seconds > 12) {
            Lane.soakOnly();
        }
        var go = cast.go(GoLibrary.CURRENT, "go");
        var java = cast.java("java", "GDD_MEM_SEED", go.address());
        var still = cast.javaProcess("still", "GDD_MEM_SEED", go.address());
        Cast.awaitTogether(go, java, still);

        still.program().signal("STOP");
        var until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        java.awaitNames(List.of("go", "java"), Duration.ofSeconds(seconds));
        go.awaitNames(List.of("go", "java"), Duration.ofSeconds(seconds));
        var left = Duration.ofNanos(until - System.nanoTime());
        java.program().expectNone("nothing to tell", left);
        still.program().signal("CONT");

        Cast.awaitOnly(Duration.ofSeconds(1), java, go, still);
    }
}
