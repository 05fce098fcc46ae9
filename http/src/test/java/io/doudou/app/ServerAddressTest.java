package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.option.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

class ServerAddressTest {

    private static final int PORTS = 20;

    @Test
    void hostAndPortsAreReadFromOneText() {
        assertThat(ServerAddress.parse("10.0.0.5:8080")).hasValue(address("10.0.0.5", 8080, 8080));
        assertThat(ServerAddress.parse(":0")).hasValue(address("", 0, 0));
        assertThat(ServerAddress.parse("[::1]:80-90")).hasValue(address("[::1]", 80, 90));
    }

    private static ServerAddress address(String host, int port, int portMax) {
        return new ServerAddress(host, port, portMax);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "host", "host:", "host:http", ":70000", ":90-80", ":1-70000"})
    void whatMakesNoSenseIsRefused(String text) {
        assertThat(ServerAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> Application.with(settings(Map.of("MICRO_SERVER_ADDRESS", text))))
                .hasMessageContaining("MICRO_SERVER_ADDRESS is \"" + text + "\"")
                .hasMessageContaining("must be host:port or host:min-max");
    }

    @Test
    void theFirstFreePortOfSeveralIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var first = taken.getLocalPort();
            var range = "127.0.0.1:" + first + "-" + (first + PORTS);
            try (var app = Application.with(settings(Map.of("MICRO_SERVER_ADDRESS", range)))) {
                assertThat(URI.create(app.start().address()).getPort())
                        .isGreaterThan(first)
                        .isLessThanOrEqualTo(first + PORTS);
            }
        }
    }

    @Test
    void aPortThatIsSetByItselfIsTheOnlyOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var app =
                        Application.with(
                                settings(
                                        Map.of(
                                                "MICRO_SERVER_ADDRESS",
                                                "127.0.0.1:20000-20100",
                                                "GDD_PORT",
                                                Integer.toString(taken.getLocalPort()))))) {
            assertThatThrownBy(app::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.load(new String[0], environment, Path.of("no-such-folder"));
    }
}
