package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

class AdvertisedTest {

    private static final String LISTENING = "https://127.0.0.1:6060";

    @ParameterizedTest
    @CsvSource({
        "users, https://users:6060",
        "users:80, https://users:80",
        "[fd00::1], https://[fd00::1]:6060",
        "[fd00::1]:80, https://[fd00::1]:80",
        "http://users.example, http://users.example",
    })
    void whatTheOperatorSaysIsAnnounced(String chosen, String address) {
        var settings = Settings.none().with(HttpOptions.ADVERTISE, chosen);
        assertThat(Advertised.address(settings, LISTENING)).isEqualTo(address);
    }

    @Test
    void aServerOnOneAddressIsAnnouncedThere() {
        var settings = Settings.none().with(HttpOptions.HOST, "127.0.0.1");
        assertThat(Advertised.address(settings, LISTENING)).isEqualTo(LISTENING);
    }

    @Test
    @DisplayName("spec 12.1: a server on all addresses is announced at the first private one")
    void aServerOnAllAddressesIsAnnouncedAtAPrivateOne() {
        assertThat(Advertised.hostOf(addresses("203.0.113.5", "10.1.2.3", "192.168.0.9")))
                .isEqualTo("10.1.2.3");
        assertThat(Advertised.hostOf(addresses("203.0.113.5", "fd00::1")))
                .isEqualTo("[fd00:0:0:0:0:0:0:1]");
        assertThat(Advertised.hostOf(addresses("203.0.113.5", "100.64.1.1")))
                .isEqualTo("100.64.1.1");
        assertThat(Advertised.hostOf(addresses("203.0.113.5"))).isEqualTo("203.0.113.5");
        assertThat(Advertised.hostOf(List.of())).isEqualTo("127.0.0.1");
    }

    private static List<InetAddress> addresses(String... texts) {
        return Arrays.stream(texts).map(InetAddress::ofLiteral).toList();
    }
}
