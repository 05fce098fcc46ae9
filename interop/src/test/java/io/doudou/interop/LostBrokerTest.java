package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The system that carries messages is killed while somebody is subscribed, stays away for a while,
 * and comes back. That nothing is lost meanwhile is tested beside each broker.
 */
@Timeout(120)
class LostBrokerTest {

    private static final Duration WINDOW = Duration.ofSeconds(3);

    /** Of one processor: more than a JVM takes that waits, less than one that does not. */
    private static final double IDLE_SHARE_MAX = 0.1;

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();
    @TempDir private Path folder;
    private SystemHost server;

    /** What carries messages, and how a program says so. */
    enum Kind {
        REDIS("--broker=redis"),
        NATS("--broker=nats", "--nats-delivery=core"),
        JETSTREAM("--broker=nats", "--nats-delivery=jetstream");

        private final List<String> flags;

        Kind(String... flags) {
            this.flags = List.of(flags);
        }
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodySpinsWhileItIsAwayAndMessagesFlowWhenItIsBack(Kind kind) {
        server = start(kind);
        var subscriber = peer(kind);
        for (var command : List.of("subscribe orders", "subscribe orders billing")) {
            subscriber.tell(command);
            subscriber.expect("subscribed\torders");
        }
        var publisher = peer(kind);
        publishUntilHeard(publisher, subscriber);

        server.kill();
        awaitIdle(subscriber);
        awaitIdle(publisher);

        server.begin();
        publishUntilHeard(publisher, subscriber);
    }

    private SystemHost start(Kind kind) {
        return switch (kind) {
            case REDIS -> SystemHost.start(SystemHost.Kind.REDIS);
            case NATS, JETSTREAM -> SystemHost.startNats(folder);
        };
    }

    private Program peer(Kind kind) {
        var flags = new ArrayList<>(kind.flags);
        flags.addAll(List.of("--host=127.0.0.1", "--port=0", "--registry=memory"));
        flags.add("--broker-address=" + server.address());
        var peer = cast.java(TopicsPeer.class, Map.of(), flags.toArray(String[]::new));
        peer.expect("ready");
        return peer;
    }

    /** Again and again: while a server is on its way back, publishing may fail. */
    private static void publishUntilHeard(Program publisher, Program subscriber) {
        subscriber.forget();
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        for (var i = 0; ; i++) {
            publisher.tell("publish orders " + i);
            publisher.expect("(published|failed)\t.*");
            if (subscriber.awaitLine("got\torders\t.*", Duration.ofMillis(200))) {
                return;
            }
            assertThat(System.nanoTime() - until).as("patience").isNegative();
        }
    }

    /** What a process does at the first moment, it need not do in the next window. */
    private static void awaitIdle(Program program) {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        for (var share = share(program); share > IDLE_SHARE_MAX; share = share(program)) {
            assertThat(System.nanoTime() - until).as("still takes " + share).isNegative();
        }
    }

    private static double share(Program program) {
        var before = program.cpu();
        var end = System.nanoTime() + WINDOW.toNanos();
        for (var left = WINDOW.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return (double) program.cpu().minus(before).toNanos() / WINDOW.toNanos();
    }
}
