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

    private static final int MINUTES = 3;

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
        awaitMembers(2, one, two);
        var other = start("other", port, "");

        name.set(List.of(InetAddress.ofLiteral("127.1.0.3")));

        awaitMembers(3, one, two, other);
    }

    private Cluster start(String member, int port, String seeds) {
        var settings =
                Settings.none()
                        .with(GossipOptions.NAME, member)
                        .with(GossipOptions.BIND, "127.1.0." + (started.size() + 1))
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
    private void awaitMembers(int count, Cluster... clusters) {
        var end = ticker.nanos() + Duration.ofMinutes(MINUTES).toNanos();
        while (!haveMembers(count, clusters)) {
            assertThat(ticker.nanos()).as("all meet within %d minutes", MINUTES).isLessThan(end);
            ticker.advance(STEP);
            // Answered by the loops after their turn, so all of them keep up with the time.
            started.forEach(Cluster::stats);
        }
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
