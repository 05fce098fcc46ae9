package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.figure.Figure;
import io.doudou.http.HttpOptions;
import io.doudou.registry.Sighting;
import io.doudou.registry.Sighting.Status;
import io.doudou.testkit.ManualTicker;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** What programs and watchers are told of the registry, over real connections. */
@Timeout(60)
class RegistryPageTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/io/doudou/management/registry.json");

    private final StagedRoster roster = new StagedRoster();

    @Test
    void programsReadAllThatThePageShows() throws Exception {
        roster.sees(StagedRoster.node("usersvc", "users-2", Status.SUSPECT));
        roster.sees(StagedRoster.node("usersvc", "users-1", Status.ALIVE));
        roster.sees(StagedRoster.node("usersvc", "users-3", Status.LEFT));
        roster.sees(new Sighting("", "<script>alert(1)</script>", "", Status.DEAD, Map.of()));
        roster.sees(
                new Sighting(
                        "gosvc",
                        "wrong-clock",
                        "javascript:alert(1)",
                        Status.ALIVE,
                        Map.of(Sighting.REGISTERED, "yesterday")));
        roster.counts(
                Figure.gauge("doudou_gossip_members", "Members.", 2).labelled("state", "alive", 2),
                Figure.counter("doudou_gossip_probe_seconds_total", "Round trips.", 0.25));
        try (var pages = new StagedPages(roster, new ManualTicker())) {
            var answer = pages.get("registry.json");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            var lines = answer.body().replace("{\"service\"", "\n{\"service\"") + "\n";
            if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
                Files.writeString(GOLDEN, lines);
            }
            assertThat(lines).isEqualTo(Files.readString(GOLDEN));
        }
    }

    @Test
    void theRegistryIsAskedOnceASecondHoweverManyAsk() throws Exception {
        var ticker = new ManualTicker();
        try (var pages = new StagedPages(roster, ticker)) {
            for (int i = 0; i < 5; i++) {
                pages.get("registry.json");
            }
            assertThat(roster.asked).hasValue(1);
            ticker.advance(RosterEvents.POLL);
            pages.get("registry.json");
            assertThat(roster.asked).hasValue(2);
        }
    }

    @Test
    void itsFiguresStandAmongTheMetrics() throws Exception {
        roster.counts(Figure.gauge("doudou_gossip_health_score", "How well it is.", 3));
        try (var pages = new StagedPages(roster, Ticker.system())) {
            var text = pages.get("prometheus").body();
            assertThat(text.lines())
                    .contains(
                            "# HELP doudou_gossip_health_score How well it is.",
                            "# TYPE doudou_gossip_health_score gauge",
                            "doudou_gossip_health_score 3");
            roster.fails("no connection");
            var without = pages.get("prometheus");
            assertThat(without.statusCode()).isEqualTo(200);
            assertThat(without.body()).contains("jvm_").doesNotContain("doudou_gossip_");
        }
    }

    @Test
    void thereAreAsManyPlacesForWatchersAsWereSaid() throws Exception {
        var watchers = new ArrayList<InputStream>();
        try (var pages = new StagedPages(roster, Ticker.system());
                var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < RegistryPage.WATCHERS_MAX; i++) {
                watchers.add(watch(client, pages.address()));
            }
            var refused = pages.get("registry/events");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("registry.watchers");
            pages.stop();
            for (var watcher : watchers) {
                watcher.readAllBytes();
            }
        }
    }

    @Test
    void aServiceThatIsWatchedStopsAtOnce() throws Exception {
        var settings = Shop.managed().with(HttpOptions.GRACE_TIMEOUT, Duration.ofSeconds(30));
        var shop = new Shop(settings);
        try (var client = HttpClient.newHttpClient()) {
            var watcher = watch(client, shop.address() + "/go-doudou/");
            var began = Ticker.system().nanos();
            shop.close();
            assertThat(Duration.ofNanos(Ticker.system().nanos() - began))
                    .isLessThan(Duration.ofSeconds(10));
            watcher.readAllBytes();
        }
    }

    @Test
    void aMonolithShowsWhatItsOwnRegistryKnows() throws Exception {
        try (var shop = new Shop(Shop.managed())) {
            assertThat(shop.get("/go-doudou/registry.json").body())
                    .contains("\"cluster\":false")
                    .contains("\"service\":\"ordersvc\"", "\"service\":\"usersvc\"")
                    .contains("\"address\":\"" + shop.address() + "\"", "\"status\":\"up\"");
        }
    }

    @Test
    void whoAcceptsPackedAnswersHearsEventsInTimeToo() throws Exception {
        try (var shop = new Shop(Shop.managed().with(HttpOptions.COMPRESSION, true));
                var client = HttpClient.newHttpClient()) {
            var address = URI.create(shop.address() + "/go-doudou/registry/events");
            var request = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip");
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
            try (var events = answer.body()) {
                assertThat(firstLine(events)).isEqualTo("retry: 1000");
            }
        }
    }

    /** Returns when the first bytes have arrived. */
    private static InputStream watch(HttpClient client, String base) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "registry/events")).build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(firstLine(answer.body())).isEqualTo("retry: 1000");
        return answer.body();
    }

    private static String firstLine(InputStream in) throws Exception {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
