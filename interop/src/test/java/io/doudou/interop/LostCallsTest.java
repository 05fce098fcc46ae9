package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.fault.ServiceException;
import io.doudou.http.ServiceClient;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Three nodes of a service in processes of their own, found by gossip and called all the time:
 * whatever ends one of them, no call is lost (where the original lost thousands, go-doudou 12.9).
 */
class LostCallsTest {

    private static final int PER_SECOND = 200;

    /** While all nodes are started anew, one after another. */
    private static final int ROLLING_PER_SECOND = Lane.isSoak() ? 500 : PER_SECOND;

    /** How long nodes are called before one ends, and at least thereafter. */
    private static final int SECONDS = Lane.isSoak() ? 30 : 2;

    private static final long RETRY_NANOS = 20_000_000;

    private final Cast cast = new Cast();
    private final String seed = cast.address();
    private final List<Program> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(Program::close);
        cast.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aNodeThatIsStoppedLosesNoCall(String signal) {
        startThree();
        try (var caller = caller();
                var calls = calls(caller, PER_SECOND)) {
            calls.go(SECONDS * PER_SECOND);
            nodes.get(2).signal(signal);
            assertThat(nodes.get(2).awaitEnd()).isZero();
            calls.go(SECONDS * PER_SECOND);
            calls.finish();
            assertThat(calls.failed()).isEmpty();
            assertThat(calls.unknown()).isEmpty();
            assertThat(calls.made()).isGreaterThan(2 * SECONDS * PER_SECOND);
        }
    }

    @Test
    void aNodeThatIsKilledLosesNoCallThatMayBeRepeated() {
        startThree();
        try (var caller = caller();
                var calls = calls(caller, PER_SECOND)) {
            calls.go(SECONDS * PER_SECOND);
            nodes.get(2).kill();
            calls.go((SECONDS + 6) * PER_SECOND);
            calls.finish();
            assertThat(calls.failed()).isEmpty();
            assertThat(calls.made()).isGreaterThan((2 * SECONDS + 6) * PER_SECOND);
        }
    }

    @Test
    void aRollingRestartLosesNoCall() {
        startThree();
        try (var caller = caller();
                var calls = calls(caller, ROLLING_PER_SECOND)) {
            for (var i = 0; i < nodes.size(); i++) {
                calls.go((SECONDS - 1) * ROLLING_PER_SECOND);
                nodes.get(i).signal("TERM");
                assertThat(nodes.get(i).awaitEnd()).isZero();
                nodes.set(i, start(i));
            }
            calls.go((SECONDS - 1) * ROLLING_PER_SECOND);
            calls.finish();
            assertThat(calls.failed()).isEmpty();
            assertThat(calls.unknown()).isEmpty();
        }
    }

    private void startThree() {
        for (var i = 0; i < 3; i++) {
            nodes.add(start(i));
        }
    }

    private Program start(int number) {
        var at = number == 0 ? seed : cast.address();
        var colon = at.lastIndexOf(':');
        var node =
                Program.startLogging(
                        "service" + number,
                        List.of(
                                // A build in the background hands on that SIGINT is ignored.
                                "env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServiceNode.class.getName(),
                                "--host=" + at.substring(0, colon),
                                "--port=0",
                                "--mode=micro",
                                "--mem-name=node" + number,
                                "--mem-bind=" + at.substring(0, colon),
                                "--mem-port=" + at.substring(colon + 1),
                                "--mem-seed=" + seed));
        node.expect(".*listening on .*");
        return node;
    }

    private Application caller() {
        var at = cast.address();
        var colon = at.lastIndexOf(':');
        var settings =
                Map.of(
                        "GDD_MODE",
                        "micro",
                        "GDD_MEM_NAME",
                        "caller",
                        "GDD_MEM_BIND",
                        at.substring(0, colon),
                        "GDD_MEM_PORT",
                        at.substring(colon + 1),
                        "GDD_MEM_SEED",
                        seed);
        return Application.with(Settings.load(new String[0], settings, Path.of("target")));
    }

    private static SteadyCalls calls(Application caller, int perSecond) {
        var client = caller.client("hellosvc");
        awaitFound(client);
        return new SteadyCalls(client, perSecond);
    }

    private static void awaitFound(ServiceClient client) {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        while (true) {
            try {
                client.json(SteadyCalls.hello("GET"), ServiceNode.TEXT);
                return;
            } catch (ServiceException notYet) {
                assertThat(System.nanoTime()).as("not found: %s", notYet).isLessThan(until);
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }
}
