package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class FixedRegistryTest {

    @Test
    void severalAddressesAreSeveralNodes() {
        var addresses = Map.of("usersvc", "http://a:6060/root/, https://b", "ordersvc", " ");
        try (var registry = Registry.fixed(addresses)) {
            assertThat(registry.lookup("usersvc").getFirst().nodes())
                    .containsExactly(
                            new Node("http://a:6060/root", "http://a:6060/root", Map.of()),
                            new Node("https://b", "https://b", Map.of()));
            assertThat(registry.lookup("ordersvc")).isEmpty();
            assertThat(registry.list()).containsExactly("usersvc");
        }
    }

    @Test
    void anAddressIsASettingNamedAfterItsService() {
        var environment = Map.of("USER_SVC", "http://a:6060");
        var settings =
                Settings.load(new String[] {"--ordersvc=http://b"}, environment, Path.of(""));
        try (var registry = Registry.fixed(settings)) {
            assertThat(registry.lookup("user-svc")).hasSize(1);
            assertThat(registry.lookup("ordersvc")).hasSize(1);
            assertThat(registry.lookup("stocksvc")).isEmpty();
        }
    }

    @Test
    void whatIsRegisteredStandsBesideWhatIsFixed() throws InterruptedException {
        try (var registry = Registry.fixed(Map.of("usersvc", "http://a"));
                var watch = registry.watch("usersvc")) {
            assertThat(watch.next().orElseThrow().getFirst().nodes()).hasSize(1);
            registry.register(Service.of("usersvc", List.of(new Node("b", "http://b", Map.of()))));
            assertThat(watch.next().orElseThrow().getFirst().nodes()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:6060",
                "//a",
                "ftp://a",
                "http://",
                "http://a b",
                "http://a?x=1",
                "http://a#x",
                "http://user:secret@a",
                "http://a,,http://b",
                "http://a,"
            })
    void whatIsNoBaseUrlIsRefused(String address) {
        assertThatThrownBy(() -> Registry.fixed(Map.of("usersvc", address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the address of service usersvc is \"")
                .hasMessageEndingWith("must be a base URL such as http://host:6060/root");
    }

    @Test
    void aWrongSettingFailsTheCallsOfItsServiceOnly() {
        var environment = Map.of("USERSVC", "a:6060", "ORDERSVC", "http://b");
        try (var registry =
                Registry.fixed(Settings.load(new String[0], environment, Path.of("")))) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> registry.lookup("usersvc"))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(registry.lookup("ordersvc")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"usersvc, USERSVC", "user-svc, USER_SVC", "a.b, A_B"})
    void theNameOfTheSettingIsThatOfTheServiceInCapitals(String service, String key) {
        assertThat(Registry.addressKey(service)).isEqualTo(key);
    }
}
