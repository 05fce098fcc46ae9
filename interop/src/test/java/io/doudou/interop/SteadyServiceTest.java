package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.ServiceClient;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;

/** Two processes that call each other for long must not hold more in the end than early on. */
@Isolated
class SteadyServiceTest {

    private static final int PER_SECOND = 1_000;

    /** Until the compiler is through, and every buffer and connection is there. */
    private static final int WARM_UP_CALLS = 5 * PER_SECOND;

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();

    @DisplayName("go-micro 18.36: 1,000 calls a second with default settings, for ten minutes")
    @ParameterizedTest
    @ValueSource(strings = {"mucp", "http"})
    void aThousandCallsASecondCostNothingMore(String protocol) {
        if (protocol.equals("http")) {
            Lane.soakOnly();
        }
        var service = cast.java(GreeterNode.class, Map.of("GDD_PORT", "0"), "serve");
        var address = URI.create(MicroCast.addressOf(service));
        var node = protocol + "://127.0.0.1:" + address.getPort();
        var client = cast.application(Map.of("GREETER", node)).client("greeter");
        try (var calls = new SteadyCalls(repeatable -> hello(client), PER_SECOND)) {
            calls.go(WARM_UP_CALLS);
            var here = Footprint.now();
            var there = footprint(service);
            calls.go(Math.toIntExact(Lane.calm().toSeconds()) * PER_SECOND);
            Footprint.now().assertNotMoreThan(here);
            footprint(service).assertNotMoreThan(there);
            calls.finish();
            assertThat(calls.failed()).isEmpty();
            assertThat(calls.unknown()).isEmpty();
        }
    }

    private static void hello(ServiceClient client) {
        assertThat(GreeterNode.hello(client, "John")).isEqualTo("Hello John of Java");
    }

    private static Footprint footprint(Program service) {
        service.tell("footprint");
        return Footprint.of(service.expect("footprint\t.*"));
    }
}
