package io.doudou.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.testkit.Certificate;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that says no, and what is said about it. */
@Timeout(60)
class NatsRefusalsTest {

    private static final String STREAMS = "jetstream { store_dir: \"%s\" }\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HERE = "ip:127.0.0.1";

    @TempDir private Path folder;
    private NatsServer server;

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatIsTooLargeForTheServerIsRefusedAndTheNextOneIsTaken(
            NatsOptions.Delivering delivering) throws Exception {
        server = NatsServer.start(STREAMS + "max_payload: 64KB");
        var settings = server.settings().with(NatsOptions.DELIVERY, delivering);
        try (var broker = broker(settings);
                var transport = new NatsTransport(settings, Ticker.system(), new Random());
                var echo = transport.listen("", request -> request)) {
            var got = received(broker);
            var large = Message.of(new byte[100_000]);
            assertThatThrownBy(() -> broker.publish("orders", large))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("max_payload", "65536", server.url());
            var limit = Duration.ofSeconds(10);
            assertThatThrownBy(() -> transport.call(echo.address(), large, limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("max_payload", "65536");
            broker.publish("orders", Message.of("small"));
            assertThat(got.take()).isEqualTo("small");
            assertThat(transport.call(echo.address(), Message.of("small"), limit).text())
                    .isEqualTo("small");
        }
    }

    @Test
    void aWrongPasswordIsSaidAndTheRightOneWorks() throws Exception {
        server = NatsServer.start(STREAMS + "authorization { user: shop, password: right }");
        var user = server.settings().with(NatsOptions.USER, "shop");
        refuses(server.settings(), "GDD_NATS_USER");
        refuses(user.with(NatsOptions.PASSWORD, "wrong"), "GDD_NATS_USER");
        works(user.with(NatsOptions.PASSWORD, "right"));
    }

    @Test
    void aWrongTokenIsSaidAndTheRightOneWorks() throws Exception {
        server = NatsServer.start(STREAMS + "authorization { token: right }");
        refuses(server.settings().with(NatsOptions.TOKEN, "wrong"), "GDD_NATS_TOKEN");
        works(server.settings().with(NatsOptions.TOKEN, "right"));
    }

    @Test
    void aFileOfCredentialsThatIsNotThereEndsTheStart() {
        var file = folder.resolve("shop.creds").toString();
        assertThatThrownBy(() -> broker(Settings.none().with(NatsOptions.CREDENTIALS, file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("GDD_NATS_CREDENTIALS", file);
    }

    @Test
    void aServerWhoseCertificateIsTrustedIsUsed() throws Exception {
        works(encrypted(HERE));
    }

    @Test
    void aServerThatNobodyKnowsIsRefused() throws Exception {
        refuses(encrypted(HERE).with(NatsOptions.TRUST, ""), "GDD_NATS_TRUST");
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostIsRefused() throws Exception {
        refuses(encrypted("dns:elsewhere.example"), "GDD_NATS_TRUST");
    }

    @Test
    void aFileWithoutCertificatesEndsTheStart() throws Exception {
        var file = Files.writeString(folder.resolve("notes.pem"), "nothing").toString();
        assertThatThrownBy(() -> broker(Settings.none().with(NatsOptions.TRUST, file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("GDD_NATS_TRUST", file);
    }

    /** One whose certificate is trusted, and is that of these names. */
    private Settings encrypted(String names) throws Exception {
        var certificate = Certificate.make(folder, names);
        server =
                NatsServer.start(
                        STREAMS
                                + "tls { cert_file: \"%s\", key_file: \"%s\" }"
                                        .formatted(certificate.certificate(), certificate.key()));
        return server.settings()
                .with(NatsOptions.SERVERS, server.url().replace("nats:", "tls:"))
                .with(NatsOptions.TRUST, certificate.certificate().toString());
    }

    private static void works(Settings settings) throws InterruptedException {
        try (var broker = broker(settings)) {
            var got = received(broker);
            broker.publish("orders", Message.of("1"));
            assertThat(got.take()).isEqualTo("1");
        }
    }

    /** Who asks at once may hear that it is not connected yet; the reason comes a moment later. */
    private static void refuses(Settings settings, String reason) {
        var impatient = settings.with(NatsOptions.CONNECT_TIMEOUT, Duration.ofMillis(500));
        var end = Ticker.system().nanos() + PATIENCE.toNanos();
        try (var broker = broker(impatient)) {
            Unreachable heard;
            do {
                heard = assertThrows(Unreachable.class, () -> received(broker));
            } while (!heard.getMessage().contains(reason) && Ticker.system().nanos() - end < 0);
            assertThat(heard).hasMessageContaining(reason);
        }
    }

    private static LinkedBlockingQueue<String> received(Broker broker) {
        var got = new LinkedBlockingQueue<String>();
        broker.subscribe("orders", each -> got.add(each.message().text()), Terms.alone());
        return got;
    }

    private static Broker broker(Settings settings) {
        return NatsBroker.open(settings, Ticker.system(), new Random());
    }
}
