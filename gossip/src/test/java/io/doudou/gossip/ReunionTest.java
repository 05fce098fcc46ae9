package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.option.Settings;
import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Clusters that have forgotten each other, or never met, find together over a name. */
@Timeout(60)
class ReunionTest {

    /** So that others answer in less of it than a probe takes. */
    private static final Duration STEP = Duration.ofMillis(20);

    private static final Duration MEETING_MAX = Duration.ofMinutes(3);

    private static final Duration RESTART_MAX = Duration.ofSeconds(2);

    private static final int RESTARTS = 6;

    private final ManualTicker ticker = new ManualTicker();
    private final AtomicReference<List<InetAddress>> name = new AtomicReference<>(List.of());
    private final List<Cluster> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.reversed().forEach(Cluster::abandon);
    }

    @Test
    void aNameThatComesToLeadToAnotherClusterBringsBothTogether() {
        var one = start("one", 0, "");
        var port = one.self().address().port();
        var two = start("two", 0, "127.1.0.1:%d, seeds.test:%d".formatted(port, port));
        awaitMembers(MEETING_MAX, 2, one, two);
        var other = start("other", port, "");

        name.set(List.of(InetAddress.ofLiteral("127.1.0.3")));

        awaitMembers(MEETING_MAX, 3, one, two, other);
    }

    @Test
    void aSeedWithoutASeedIsFoundWithinTwoSecondsEachTimeItIsStartedAnew() {
        var seed = start("seed", 0, "");
        var port = seed.self().address().port();
        var two = start("two", 0, "127.1.0.1:" + port);
        var three = start("three", 0, "127.1.0.1:" + port);
        awaitMembers(MEETING_MAX, 3, seed, two, three);
        for (int i = 0; i < RESTARTS; i++) {
            started.remove(seed);
            seed.abandon();
            awaitMembers(MEETING_MAX, 2, two, three);
            letPass(Duration.ofSeconds(2));
            seed = start("seed", "127.1.0.1", port, "");
            awaitMembers(RESTART_MAX, 3, seed, two, three);
        }
    }

    private Cluster start(String member, int port, String seeds) {
        return start(member, "127.1.0." + (started.size() + 1), port, seeds);
    }

    private Cluster start(String member, String host, int port, String seeds) {
        var settings =
                Settings.none()
                        .with(GossipOptions.NAME, member)
                        .with(GossipOptions.BIND, host)
                        .with(GossipOptions.PORT, port)
                        .with(GossipOptions.SEED, seeds);
        var cluster = Cluster.with(settings).ticker(ticker).names(this::addresses).start();
        started.add(cluster);
        return cluster;
    }

    private List<InetAddress> addresses(String asked) {
        return asked.equals("seeds.test") ? name.get() : List.of(InetAddress.ofLiteral(asked));
    }

    /** Moves the time until each of them has so many members. */
    private void awaitMembers(Duration limit, int count, Cluster... clusters) {
        var end = ticker.nanos() + limit.toNanos();
        while (!haveMembers(count, clusters)) {
            assertThat(ticker.nanos()).as("all meet within %s", limit).isLessThan(end);
            step();
        }
    }

    private void letPass(Duration time) {
        for (var end = ticker.nanos() + time.toNanos(); ticker.nanos() < end; ) {
            step();
        }
    }

    private void step() {
        ticker.advance(STEP);
        // Answered by the loops after their turn, so all of them keep up with the time.
        started.forEach(Cluster::stats);
    }

    private static boolean haveMembers(int count, Cluster... clusters) {
        for (var cluster : clusters) {
            if (cluster.members().stream().filter(Member::isPresent).count() != count) {
                return false;
            }
        }
        return true;
    }
}
