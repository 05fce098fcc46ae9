package io.doudou.gosd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.testkit.ManualTicker;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** The nine functions, on any driver. */
@Timeout(60)
class GosdTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final Driver driver = Driver.inMemory();
    private final Gosd gosd = new Gosd(Settings.none(), Ticker.system());

    @Test
    void theNineFunctionsDoWhatTheyDoInGo() {
        var own = gosd.start("consumer", "http://localhost:fake", driver);
        driver.start("provider", "http://localhost:3333");
        assertThat(gosd.iterateServiceRoute("provider", AT_ONCE)).as("before Get").isEmpty();
        gosd.get();
        assertThat(gosd.iterateServiceRoute("provider")).isEqualTo("http://localhost:3333");
        gosd.updateByCron();
        var manual = gosd.addServiceManually("mine", "http://localhost:1");
        assertThat(gosd.iterateServiceRoute("mine")).isEqualTo("http://localhost:1");
        gosd.delete(manual);
        gosd.deleteServiceWithUrl("http://localhost:3333");
        assertThat(driver.get()).containsOnlyKeys(own);
        gosd.waitClosing();
        gosd.finish(own);
        assertThat(driver.get()).isEmpty();
    }

    @Test
    void nextUrlsTakeTurnsAndAReloadChangesNobodysTurn() {
        gosd.start("consumer", "http://localhost:fake", driver);
        driver.start("provider", "http://localhost:1");
        driver.start("provider", "http://localhost:2");
        var seen = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            gosd.get();
            seen.add(gosd.iterateServiceRoute("provider"));
        }
        assertThat(seen.subList(0, 4))
                .containsExactly(
                        "http://localhost:1",
                        "http://localhost:2",
                        "http://localhost:1",
                        "http://localhost:2");
        assertThat(seen.subList(0, 8)).isEqualTo(seen.subList(2, 10));
    }

    @Test
    void namesMayHaveDashesOrNone() {
        gosd.start("consumer", "http://localhost:fake", driver);
        var odd = new OneList(Map.of("a-b-c-1", "http://1", "nodash", "http://2", "-", "http://3"));
        gosd.start("consumer", "http://localhost:fake", odd);
        gosd.get();
        assertThat(gosd.iterateServiceRoute("a-b-c")).isEqualTo("http://1");
        assertThat(gosd.iterateServiceRoute("nodash")).isEqualTo("http://2");
        assertThat(gosd.iterateServiceRoute("")).isEqualTo("http://3");
    }

    @Test
    void aServiceThatAppearsIsReturnedAtOnceAndAnUnknownOneAtTheDeadline() throws Exception {
        gosd.start("consumer", "http://localhost:fake", driver);
        var time = Ticker.system();
        long began = time.nanos();
        var later =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    pause(Duration.ofSeconds(1));
                                    driver.start("late", "http://localhost:1");
                                });
        assertThat(gosd.iterateServiceRoute("late")).isEqualTo("http://localhost:1");
        assertThat(time.nanos() - began).isBetween(seconds(1.0), seconds(1.5));
        later.join();
        began = time.nanos();
        assertThat(gosd.iterateServiceRoute("never", Duration.ofMillis(300))).isEmpty();
        assertThat(time.nanos() - began).isBetween(seconds(0.3), seconds(0.8));
    }

    @Test
    void manualServicesStayUntilTheyAreRemoved() {
        gosd.start("consumer", "http://localhost:fake", driver);
        var unique = gosd.addServiceManually("mine", "http://localhost:1");
        gosd.get();
        gosd.get();
        assertThat(gosd.iterateServiceRoute("mine", AT_ONCE)).contains("http://localhost:1");
        gosd.delete(unique);
        assertThat(gosd.iterateServiceRoute("mine", AT_ONCE)).isEmpty();
    }

    @Test
    void deletingByUrlSparesTheOwnEntryUnlessForced() {
        var own = gosd.start("provider", "http://localhost:1", driver);
        driver.start("other", "http://localhost:1");
        gosd.get();
        gosd.deleteServiceWithUrl("http://localhost:1");
        assertThat(driver.get()).containsOnlyKeys(own);
        gosd.deleteServiceWithUrlEvenOwn("http://localhost:1");
        assertThat(driver.get()).isEmpty();
    }

    @Test
    void whatFailsThreeTimesIsLeftAloneForAWhile() {
        var clock = new ManualTicker();
        var here = new Gosd(Settings.none(), clock);
        here.start("consumer", "http://localhost:fake", driver);
        driver.start("provider", "http://localhost:1");
        driver.start("provider", "http://localhost:2");
        here.get();
        for (int i = 0; i < 3; i++) {
            here.failed("http://localhost:1");
        }
        assertThat(here.quarantined()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            assertThat(here.iterateServiceRoute("provider")).isEqualTo("http://localhost:2");
        }
        clock.advance(Duration.ofSeconds(31));
        assertThat(List.of(here.nextRoute("provider"), here.nextRoute("provider")))
                .extracting(each -> each.orElse(""))
                .contains("http://localhost:1");
        assertThat(driver.get()).as("nothing was deleted").hasSize(3);
    }

    @Test
    void aFailingDriverLeavesTheLastListAndAnEmptyListLeavesNone() {
        var away = new OneList(Map.of("provider-1", "http://localhost:1"));
        gosd.start("consumer", "http://localhost:fake", away);
        gosd.get();
        away.isAway = true;
        gosd.get();
        assertThat(gosd.isStale()).isTrue();
        assertThat(gosd.failures()).isEqualTo(3);
        assertThat(gosd.age()).isPresent();
        assertThat(gosd.iterateServiceRoute("provider")).isEqualTo("http://localhost:1");
        away.isAway = false;
        away.list = Map.of();
        gosd.get();
        assertThat(gosd.isStale()).isFalse();
        assertThat(gosd.iterateServiceRoute("provider", AT_ONCE)).isEmpty();
    }

    @Test
    void sixteenThreadsSpreadTheirLookUpsEvenlyDuringRefreshes() throws Exception {
        gosd.start("consumer", "http://localhost:fake", driver);
        for (int i = 0; i < 4; i++) {
            driver.start("provider", "http://localhost:" + i);
        }
        gosd.get();
        var counts = new ConcurrentHashMap<String, AtomicLong>();
        var done = new CountDownLatch(16);
        for (int t = 0; t < 16; t++) {
            Thread.ofPlatform().start(() -> lookUp(counts, done));
        }
        while (done.getCount() > 0) {
            gosd.get();
        }
        assertThat(counts).hasSize(4);
        assertThat(counts.values()).allMatch(count -> Math.abs(count.get() - 400_000) < 4_000);
    }

    private void lookUp(Map<String, AtomicLong> counts, CountDownLatch done) {
        var own = new HashMap<String, Long>();
        for (int i = 0; i < 100_000; i++) {
            own.merge(gosd.iterateServiceRoute("provider"), 1L, Long::sum);
        }
        own.forEach(
                (url, count) ->
                        counts.computeIfAbsent(url, key -> new AtomicLong()).addAndGet(count));
        done.countDown();
    }

    @Test
    void settingsHaveTheDocumentedDefaultsAndNonsenseIsReported() {
        var none = Settings.none();
        assertThat(GosdOptions.refreshAmount(none)).isEqualTo(3);
        assertThat(GosdOptions.findAmount(none)).isEqualTo(5);
        assertThat(none.get(GosdOptions.TRY_FIND_SERVICE_DELAY)).isEqualTo(Duration.ofSeconds(3));
        var wrong = environment(Map.of("gosdTryRefreshAmount", "many"));
        assertThatThrownBy(() -> new Gosd(wrong, Ticker.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gosdTryRefreshAmount");
    }

    @Test
    void theMistakenAssignmentOfGosdHappensOnlyOnDemand() {
        var variables = Map.of("gosdTryRefreshAmount", "1", "gosdTryFindServiceAmount", "7");
        var right = environment(variables);
        assertThat(GosdOptions.refreshAmount(right)).isEqualTo(1);
        assertThat(GosdOptions.findAmount(right)).isEqualTo(7);
        var asInGo = right.with(GosdOptions.AS_IN_GO, true);
        assertThat(GosdOptions.refreshAmount(asInGo)).isEqualTo(7);
        assertThat(GosdOptions.findAmount(asInGo)).isEqualTo(5);
    }

    @Test
    void anyRegistryIsADriver() {
        try (var registry = Registry.inMemory()) {
            var node = new Node("greeter-1-2", "127.0.0.1:8080", Map.of("protocol", "mucp"));
            registry.register(Service.of("greeter", List.of(node)));
            var bridge = new RegistryDriver(registry, new Random(1));
            assertThat(bridge.get()).containsEntry("greeter-greeter12", "http://127.0.0.1:8080");
            var own = gosd.start("provider", "http://localhost:1", bridge);
            gosd.get();
            assertThat(gosd.iterateServiceRoute("greeter")).isEqualTo("http://127.0.0.1:8080");
            assertThat(registry.list()).containsExactly("greeter", "provider");
            gosd.finish(own);
            assertThat(registry.list()).containsExactly("greeter");
        }
    }

    private static Settings environment(Map<String, String> variables) {
        return Settings.load(new String[0], variables, Path.of("/nowhere"));
    }

    private static void pause(Duration duration) {
        try {
            Ticker.system().sleep(duration);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    /** A driver of the user's own. */
    private static final class OneList implements Driver {

        private volatile Map<String, String> list;
        private volatile boolean isAway;

        OneList(Map<String, String> list) {
            this.list = list;
        }

        @Override
        public String start(String name, String url) {
            return name + "-0";
        }

        @Override
        public Map<String, String> get() {
            if (isAway) {
                throw new Unreachable("gone");
            }
            return list;
        }

        @Override
        public void delete(String uniqueName) {}
    }
}
