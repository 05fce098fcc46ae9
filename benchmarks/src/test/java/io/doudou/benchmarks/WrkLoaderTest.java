package io.doudou.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class WrkLoaderTest {

    private static final String REPORT =
            """
            Running 2s test @ http://127.0.0.1:21000/
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.05ms    1.20ms  18.10ms   93.11%
                Req/Sec    50.11k     4.22k   58.00k    75.00%
              Latency Distribution
                 50%  776.00us
                 75%    1.02ms
                 90%    1.90ms
                 99%    6.64ms
              99712 requests in 2.00s, 72.10MB read
            Requests/sec:  49831.50
            Transfer/sec:     36.03MB
            """;

    @Test
    void aReportIsRead() {
        assertThat(WrkLoader.parse(REPORT))
                .isEqualTo(
                        new Load(
                                99712,
                                49831.50,
                                Duration.ofNanos(776_000),
                                Duration.ofNanos(6_640_000)));
    }

    @Test
    void aRefusedRequestFailsTheLoad() {
        assertThatThrownBy(() -> WrkLoader.parse(REPORT + "Non-2xx or 3xx responses: 12\n"))
                .hasMessageContaining("Non-2xx");
    }
}
