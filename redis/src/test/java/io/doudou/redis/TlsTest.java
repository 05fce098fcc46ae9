package io.doudou.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;
import io.doudou.testkit.Certificate;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that speaks TLS, and whom we trust. */
@Timeout(60)
class TlsTest {

    private static final String HERE = "ip:127.0.0.1";

    @TempDir private Path folder;
    private RedisServer server;

    @AfterEach
    void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void servicesAndMessagesGoToAServerWhoseCertificateIsTrusted() throws Exception {
        var settings = start(HERE);
        try (var registry = AwayTest.registry(settings, 1);
                var broker = new RedisBroker(settings, Ticker.system(), new Random(2))) {
            registry.register(AwayTest.service("users", "a"));
            assertThat(AwayTest.ids(registry)).containsExactly("a");
            var got = new LinkedBlockingQueue<String>();
            broker.subscribe("orders", each -> got.add(each.message().text()), Terms.alone());
            broker.publish("orders", Message.of("1"));
            assertThat(got.take()).isEqualTo("1");
        }
    }

    @Test
    void anAddressMaySayThatConnectionsAreEncrypted() throws Exception {
        var secure = start(HERE).with(RedisOptions.TLS, false);
        var address = "rediss://" + secure.get(RedisOptions.ADDRESS) + "/";
        try (var registry = AwayTest.registry(secure.with(RedisOptions.ADDRESS, address), 1)) {
            registry.register(AwayTest.service("users", "a"));
            assertThat(AwayTest.ids(registry)).containsExactly("a");
        }
    }

    @Test
    void aServerThatNobodyKnowsIsRefused() throws Exception {
        refuses(start(HERE).with(RedisOptions.TRUST, ""), "GDD_REDIS_TRUST");
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostIsRefused() throws Exception {
        refuses(start("dns:elsewhere.example"), "127.0.0.1");
    }

    @Test
    void whoForgetsToEncryptIsTold() throws Exception {
        refuses(start(HERE).with(RedisOptions.TLS, false), "GDD_REDIS_TLS");
    }

    @Test
    void aFileWithoutCertificatesEndsTheStart() throws Exception {
        var file = Files.writeString(folder.resolve("notes.pem"), "nothing");
        var settings =
                Settings.none()
                        .with(RedisOptions.TLS, true)
                        .with(RedisOptions.TRUST, file.toString());
        assertThatThrownBy(() -> AwayTest.registry(settings, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("GDD_REDIS_TRUST", file.toString());
    }

    /** One whose certificate is trusted, and is that of these names. */
    private Settings start(String names) throws Exception {
        var certificate = Certificate.make(folder, names);
        var port = freePort();
        server =
                RedisServer.start(
                        RedisServer.REDIS,
                        "--tls-port",
                        "" + port,
                        "--tls-cert-file",
                        certificate.certificate().toString(),
                        "--tls-key-file",
                        certificate.key().toString(),
                        "--tls-ca-cert-file",
                        certificate.certificate().toString(),
                        "--tls-auth-clients",
                        "no");
        return Settings.none()
                .with(RedisOptions.ADDRESS, "127.0.0.1:" + port)
                .with(RedisOptions.TLS, true)
                .with(RedisOptions.TRUST, certificate.certificate().toString());
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void refuses(Settings settings, String reason) {
        try (var registry = AwayTest.registry(settings, 1)) {
            assertThatThrownBy(() -> registry.lookup("users"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(reason);
        }
    }
}
