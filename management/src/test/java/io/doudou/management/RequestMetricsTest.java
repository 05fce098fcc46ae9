package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.Body;
import io.doudou.http.Filter;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class RequestMetricsTest {

    private final ManualTicker ticker = new ManualTicker();
    private final RequestMetrics metrics = new RequestMetrics(ticker);

    @Test
    void aRequestCountsInEachBucketThatIsNotTooShortForIt() throws Exception {
        var filter = metrics.of("GET", "/user");
        for (var millis : List.of(0, 5, 6, 1000, 10_000, 10_001)) {
            ask(filter, 200, Duration.ofMillis(millis));
        }
        var timing = metrics.timings().getFirst();
        assertThat(timing.buckets())
                .containsExactly(2L, 3L, 3L, 3L, 3L, 3L, 3L, 4L, 4L, 4L, 5L, 6L);
        assertThat(timing.count()).isEqualTo(6);
        assertThat(timing.seconds()).isEqualTo(21.012);
    }

    @Test
    void routesAreToldApartByPathAndMethodAndSorted() throws Exception {
        ask(metrics.of("POST", "/b"), 200, Duration.ZERO);
        ask(metrics.of("GET", "/b"), 404, Duration.ZERO);
        ask(metrics.of("GET", "/a"), 404, Duration.ZERO);
        metrics.of("GET", "/never");
        assertThat(metrics.timings())
                .extracting(timing -> timing.method() + " " + timing.path())
                .containsExactly("GET /a", "GET /b", "POST /b");
        assertThat(metrics.statuses()).isEqualTo(Map.of(200, 1L, 404, 2L));
    }

    private void ask(Filter filter, int status, Duration took) throws Exception {
        var answer = Response.of(status, "text/plain", new byte[0]);
        var request =
                new Request(
                        "GET",
                        "/",
                        "",
                        Map.of(),
                        answer.headers(),
                        new Body.None(),
                        "memory",
                        "http");
        var response =
                filter.filter(
                        request,
                        same -> {
                            ticker.advance(took);
                            return answer;
                        });
        assertThat(response).isSameAs(answer);
    }
}
