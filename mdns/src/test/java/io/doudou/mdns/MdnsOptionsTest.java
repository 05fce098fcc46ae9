package io.doudou.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.option.Settings;
import io.doudou.plugin.Plugin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ServiceLoader;

/** What operators may say about multicast DNS. */
class MdnsOptionsTest {

    @Test
    void thePluginIsFoundByItsName() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(plugin -> plugin.name().equals("mdns"))
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.options()).isEqualTo(MdnsOptions.ALL));
    }

    @Test
    void domainsMayBeWrittenWithoutTheirDot() {
        assertThat(Domains.of("micro, local.,micro.").names()).containsExactly("micro.", "local.");
        assertThat(Domains.of("a.b").within("x.y.a.b.")).contains("x.y");
        assertThat(Domains.of("micro").within("x.local.")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "a..b", "a,b,c,d,e,f,g,h,i"})
    void whatIsNoListOfDomainsIsRefused(String list) {
        assertThatThrownBy(() -> Settings.none().with(MdnsOptions.DOMAINS, list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GDD_MDNS_DOMAINS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.5:6060/api",
                "https://10.0.0.5",
                "10.0.0.5:6060",
                "[fd00::1]:6060",
                "http://[fd00::1]"
            })
    void addressesOfNodesAreReadInAllTheirForms(String address) {
        var place = Place.of(address, "a");
        assertThat(place.port()).isIn(6060, 443, 80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.5",
                "ftp://10.0.0.5",
                "http://",
                "10.0.0.5:70000",
                "[::]:1",
                "224.0.0.1:1"
            })
    void whatCannotBeCalledIsRefused(String address) {
        assertThatThrownBy(() -> Place.of(address, "node a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("node a");
    }
}
