package io.doudou.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.option.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class PluginOptionsTest {

    @Test
    void addressesAreAListUnderEitherName() {
        var both = Map.of("MICRO_REGISTRY_ADDRESS", "one:1, two:2", "GDD_BROKER_ADDRESS", "three");
        var settings = load(both);
        assertThat(PluginOptions.list(settings.get(PluginOptions.REGISTRY_ADDRESS)))
                .containsExactly("one:1", "two:2");
        assertThat(settings.get(PluginOptions.BROKER_ADDRESS)).isEqualTo("three");
        assertThat(PluginOptions.list(settings.get(PluginOptions.TRANSPORT_ADDRESS))).isEmpty();
        assertThat(
                        load(Map.of(), "--transport_address=four:4")
                                .get(PluginOptions.TRANSPORT_ADDRESS))
                .isEqualTo("four:4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one,,two", ",", "one:1 two:2"})
    void aListWithHolesIsRefused(String text) {
        var settings = load(Map.of("GDD_REGISTRY_ADDRESS", text));
        assertThatThrownBy(() -> settings.get(PluginOptions.REGISTRY_ADDRESS))
                .hasMessageContaining("GDD_REGISTRY_ADDRESS is \"" + text + "\"");
    }

    @Test
    void aLeaseIsInSecondsOrInAnyUnit() {
        var seconds = load(Map.of("MICRO_REGISTER_TTL", "60"), "--register_interval=1m30s");
        assertThat(seconds.get(PluginOptions.REGISTER_TTL)).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> Lease.of(seconds))
                .hasMessage(
                        "GDD_REGISTER_INTERVAL is 90000 ms, but must be shorter than"
                                + " GDD_REGISTER_TTL, which is 60000 ms");
        assertThat(Lease.of(Settings.none()))
                .isEqualTo(new Lease(Duration.ofSeconds(30), Duration.ofSeconds(10)));
    }

    private static Settings load(Map<String, String> environment, String... arguments) {
        return Settings.load(arguments, environment, Path.of("no-such-folder"));
    }
}
