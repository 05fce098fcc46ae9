package io.doudou.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.testkit.Certificate;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whom the connections to an agent trust that speaks TLS. */
class TrustTest {

    private ConsulServer agent;
    private Settings secure;
    private Certificate certificate;

    @BeforeEach
    void startAgent(@TempDir Path folder) throws Exception {
        certificate = Certificate.make(folder, "ip:127.0.0.1");
        var port = ConsulServer.freePort();
        agent =
                ConsulServer.start(
                        "ports { https = %d }".formatted(port),
                        "cert_file = \"%s\"".formatted(certificate.certificate()),
                        "key_file = \"%s\"".formatted(certificate.key()));
        secure = Settings.none().with(ConsulOptions.ADDRESS, "https://127.0.0.1:" + port);
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    @Test
    void anAgentWhoseCertificateIsInTheFileIsTrusted() {
        var trusting = secure.with(ConsulOptions.TRUST, certificate.certificate().toString());
        try (var registry = registry(trusting)) {
            var node = new Node("users-1", "http://127.0.0.1:1", Map.of());
            registry.register(Service.of("users", List.of(node)));
            assertThat(registry.list()).containsExactly("users");
        }
    }

    @Test
    void anAgentThatNobodyKnowsIsRefused() {
        try (var registry = registry(secure)) {
            assertThatThrownBy(registry::list)
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("GDD_CONSUL_TRUST");
        }
    }

    private static ConsulRegistry registry(Settings settings) {
        return new ConsulRegistry(settings, Ticker.system(), new Random(1));
    }
}
