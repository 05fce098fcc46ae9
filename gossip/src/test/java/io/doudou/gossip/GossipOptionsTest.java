package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.gossip.Seeds.Seed;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Key;
import io.doudou.gossip.wire.Versions;
import io.doudou.option.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What operators write, and what it means. */
class GossipOptionsTest {

    private static final Path NOWHERE = Path.of("target/nowhere");
    private static final String HEX = "000102030405060708090a0b0c0d0e0f";

    @Test
    void seedsHaveThePortOfTheSeedNodeUnlessTheySayOtherwise() {
        assertThat(Seeds.of("seed, 10.0.0.5:7946,[::1]:7, ::1,").list())
                .containsExactly(
                        new Seed("seed", 56199),
                        new Seed("10.0.0.5", 7946),
                        new Seed("::1", 7),
                        new Seed("::1", 56199));
        assertThat(new Seed("::1", 7)).hasToString("[::1]:7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a:0", "a:70000", "a b", "[::1", ":7946"})
    void whatIsNoSeedIsRefused(String text) {
        assertThat(Seeds.isList(text)).isFalse();
        assertThatThrownBy(() -> config("GDD_MEM_SEED", text).seeds())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GDD_MEM_SEED");
    }

    @Test
    void keysAreHexadecimalOrBase64AndTheFirstOneEncrypts() {
        var base64 = "AAECAwQFBgcICQoLDA0ODw==";
        var other = "f".repeat(64);

        var keys = config("GDD_MEM_KEY", base64 + ", " + other).envelope().keyRing().keys();

        assertThat(keys)
                .containsExactly(
                        Key.of(HexFormat.of().parseHex(HEX)),
                        Key.of(HexFormat.of().parseHex(other)));
        assertThat(Keys.isList("tooShort")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.128/25, 10.1.2.129, true",
        "10.1.2.128/25, 10.1.2.1, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "'fd00::/8, 10.0.0.0/8', fd12::1, true",
        "10.0.0.0/8, ::1, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "'', 8.8.8.8, true"
    })
    void networksHoldAddresses(String networks, String address, boolean allowed) {
        assertThat(Networks.of(networks).allow(InetAddress.ofLiteral(address))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "172.16.0.1, true",
        "192.168.1.1, true",
        "100.64.0.1, true",
        "127.0.0.1, true",
        "169.254.1.1, true",
        "fd00::1, true",
        "::1, true",
        "8.8.8.8, false",
        "172.32.0.1, false",
        "192.0.2.2, true",
        "2600::1, false"
    })
    void privateAddressesAreKnown(String address, boolean isPrivate) {
        assertThat(Networks.isPrivate(InetAddress.ofLiteral(address))).isEqualTo(isPrivate);
    }

    @Test
    void theTimesOfGoDoudouAreSecondsAndKeepTheirDefaultsInItsDialect() {
        var profile = config("GDD_MEM_SYNC_INTERVAL", "7").profile(Dialect.GO_DOUDOU);

        assertThat(profile.pushPullInterval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(profile.gossipToTheDead()).isEqualTo(Duration.ofSeconds(30));
        assertThat(profile.deadNodeReclaim()).isEqualTo(Duration.ofSeconds(3));
        assertThat(profile.probeInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theDialectChoosesTheProfileUnlessSomebodyDoes() {
        assertThat(config().profile(Dialect.GO_DOUDOU)).isEqualTo(Profile.GO_DOUDOU);
        assertThat(config().profile(Dialect.MEMBERLIST)).isEqualTo(Profile.STANDARD);
        assertThat(config("GDD_MEM_PROFILE", "lan").profile(Dialect.GO_DOUDOU))
                .isEqualTo(Profile.LAN);
    }

    @Test
    void versionsOfTheApplicationAreASetting() {
        assertThat(config().versions()).isEqualTo(Versions.STANDARD);
        assertThat(config("GDD_MEM_DELEGATE_VERSIONS", "2 5 4").versions())
                .isEqualTo(new Versions(1, 5, 2, 2, 5, 4));
        assertThat(DelegateVersions.areThree("5 2 4")).isFalse();
        assertThat(DelegateVersions.areThree("1 2")).isFalse();
    }

    @Test
    void aHostNameNeedsTheDialectThatTellsNames() {
        var name = "no-such-host.invalid";

        assertThat(config("GDD_MEM_HOST", name).dialect()).isEqualTo(Dialect.GO_DOUDOU);
        assertThatThrownBy(() -> config("GDD_MEM_HOST", name, "GDD_MEM_DIALECT", "memberlist"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not resolve")
                .hasMessageContaining("GDD_MEM_DIALECT=go-doudou");
    }

    @Test
    void theOwnAddressMustBeAllowedItself() {
        assertThatThrownBy(
                        () ->
                                config(
                                        "GDD_MEM_BIND",
                                        "127.0.0.1",
                                        "GDD_MEM_CIDRS_ALLOWED",
                                        "10.0.0.0/8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GDD_MEM_CIDRS_ALLOWED");
    }

    @Test
    void aSecretIsNowhereShown() {
        var settings = settings("GDD_MEM_KEY", HEX);

        assertThat(settings.list(GossipOptions.ALL).toString()).doesNotContain(HEX);
        assertThatThrownBy(() -> config("GDD_MEM_KEY", "secret"))
                .hasMessageContaining("GDD_MEM_KEY")
                .hasMessageNotContaining("\"secret\"");
    }

    private static ClusterConfig config(String... pairs) {
        return new ClusterConfig(settings(pairs));
    }

    private static Settings settings(String... pairs) {
        var variables = new HashMap<>(Map.of("GDD_MEM_BIND", "127.0.0.1"));
        for (var i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        return Settings.load(new String[0], variables, NOWHERE);
    }
}
