package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;

/** Hosts are bytes to some members and text to others. */
class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "::1, ::1",
        "2001:db8:0:0:0:0:0:7, 2001:db8::7",
        "2001:0:0:1:0:0:0:7, 2001:0:0:1::7",
        "1:0:2:0:3:0:4:5, 1:0:2:0:3:0:4:5",
        "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "0:0:0:0:0:0:0:0, ::"
    })
    void anAddressHasTheSameTextInBothDialects(String address, String text) {
        var ip = InetAddress.ofLiteral(address);
        for (var dialect : Dialect.values()) {
            var host = dialect.host(ip);
            assertThat(dialect.isValid(host)).isTrue();
            assertThat(dialect.text(host)).isEqualTo(text);
            assertThat(dialect.literal(host)).contains(ip);
            assertThat(dialect.host(text)).isEqualTo(host);
        }
    }

    @Test
    void aHostNameIsAHostOnlyAsText() {
        var host = Dialect.GO_DOUDOU.host("usersvc-0.users.default.svc");

        assertThat(Dialect.GO_DOUDOU.literal(host)).isEmpty();
        assertThat(host).hasToString("usersvc-0.users.default.svc");
        assertThatThrownBy(() -> Dialect.MEMBERLIST.host("usersvc-0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("usersvc-0 cannot be written as a host in MEMBERLIST");
    }

    @Test
    void bothFormsOfOneAddressAreDifferentHosts() {
        var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        var four = Host.of(new byte[] {127, 0, 0, 1});
        var sixteen = Host.of(mapped);

        assertThat(sixteen).isNotEqualTo(four);
        assertThat(sixteen.toArray()).isEqualTo(mapped);
        assertThat(Dialect.MEMBERLIST.literal(sixteen)).isEqualTo(Dialect.MEMBERLIST.literal(four));
    }

    @Test
    void aHostTellsItsDialectWhereOnlyOneIsPossible() {
        assertThat(Dialect.of(Host.of(new byte[] {10, 0, 0, 5}))).contains(Dialect.MEMBERLIST);
        assertThat(Dialect.of(Dialect.GO_DOUDOU.host("10.0.0.5"))).contains(Dialect.GO_DOUDOU);
        assertThat(Dialect.of(Dialect.GO_DOUDOU.host("db-1"))).isEmpty();
        assertThat(Dialect.of(Host.NONE)).isEmpty();
        assertThat(Dialect.of(Host.of(new byte[] {1, 2, 3}))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ü", "a/b", "10.0.0.5\n", "[::1]"})
    void whatIsNoHostIsRefused(String text) {
        assertThatThrownBy(() -> Dialect.GO_DOUDOU.host(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoHostIsShownAsDigits() {
        assertThat(Host.of(new byte[] {1, 2, 3})).hasToString("0x010203");
        assertThat(Host.of(new byte[] {10, 0, 0, 5})).hasToString("10.0.0.5");
    }
}
