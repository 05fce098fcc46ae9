package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Where the names of seeds lead is asked for as long as a member runs. */
@Timeout(60)
class SeedRoundsTest {

    private static final String OLD = "127.1.0.1";
    private static final String NEW = "127.1.0.2";

    private final ManualTicker ticker = new ManualTicker();
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();
    private final List<Set<InetSocketAddress>> told = new ArrayList<>();
    private final SeedRounds rounds =
            new SeedRounds(
                    new Resolver(ticker, name -> names.getOrDefault(name, List.of()), tasks::add),
                    ticker,
                    address -> address.getPort() == 1,
                    told::add);

    @Test
    void aNameThatLeadsElsewhereIsFollowedWithinHalfAMinute() throws Exception {
        leads("seeds", OLD);
        rounds.add(Seeds.of("seeds:7946"));
        round(true);
        leads("seeds", OLD, NEW);

        round(false);
        round(true);
        assertThat(told.getLast()).containsExactly(socket(OLD));
        assertThat(ticker.nanos()).isLessThanOrEqualTo(Duration.ofSeconds(30).toNanos());
        round(false);
        assertThat(told.getLast()).containsExactly(socket(OLD), socket(NEW));
    }

    @Test
    void aNameThatIsNotKnownYetIsAskedForAgain() throws Exception {
        rounds.add(Seeds.of("seeds:7946"));
        round(true);
        assertThat(told.getLast()).isEmpty();
        leads("seeds", NEW);

        round(true);
        round(false);

        assertThat(told.getLast()).containsExactly(socket(NEW));
    }

    @Test
    void aNameServerThatFailsTakesNoAddressAway() throws Exception {
        leads("seeds", OLD);
        rounds.add(Seeds.of("seeds:7946"));
        round(true);
        names.clear();

        round(false);
        for (int i = 0; i < 5; i++) {
            round(true);
        }

        assertThat(told).hasSize(7).allMatch(Set.of(socket(OLD))::equals);
    }

    @Test
    void aMemberIsNoSeedOfItself() throws Exception {
        leads("seeds", OLD);
        rounds.add(Seeds.of("seeds:1"));
        round(true);

        assertThat(told).containsExactly(Set.of());
    }

    @Test
    void seedsThatDoNotAnswerAreAskedMoreAndMoreRarelyUpToALimit() throws Exception {
        leads("seeds", OLD);
        rounds.add(Seeds.of("seeds:7946"));
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 6; i++) {
            var began = ticker.nanos();
            rounds.wake(began, true);
            if (i == 0) {
                tasks.take().run();
            }
            // All of them within the time in which an answer of the name server is fresh.
            pauses.add(Duration.ofNanos(rounds.nextWakeNanos() - began));
            ticker.advance(pauses.getLast());
        }

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(4));
    }

    /**
     * The next round of a member that has company.
     *
     * @param asks whether the name server is asked in it, whose answer comes after the round unless
     *     there was none before
     */
    private void round(boolean asks) throws InterruptedException {
        rounds.wake(ticker.nanos(), false);
        if (asks) {
            tasks.take().run();
        }
        assertThat(tasks).isEmpty();
        ticker.advance(Duration.ofNanos(rounds.nextWakeNanos() - ticker.nanos()));
    }

    private void leads(String name, String... addresses) {
        names.put(name, List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    }

    private static InetSocketAddress socket(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 7946);
    }
}
