package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.doudou.fault.Unreachable;
import io.doudou.http.Call;
import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;
import io.doudou.service.Download;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class SecureNodeTest {

    @TempDir private static Path folder;
    private static NodeKeys keys;
    private static HttpsServer node;

    @BeforeAll
    static void startNode() throws Exception {
        keys = NodeKeys.make(folder, "dns:localhost,ip:127.0.0.1");
        node = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
        node.createContext(
                "/secret",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("secret".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        node.start();
    }

    @AfterAll
    static void stopNode() {
        node.stop(0);
    }

    private static Application caller(Map<String, String> more) {
        var address = "https://127.0.0.1:" + node.getAddress().getPort();
        var environment = new java.util.HashMap<>(more);
        environment.put("SECRETSVC", address);
        return Application.with(Settings.load(new String[0], environment, folder));
    }

    private static Download secret(Application caller) {
        return caller.client("secretsvc").download(Call.of("GetSecret", "GET", "/secret"));
    }

    @Test
    void aNodeIsTrustedByTheCertificateInThePemFile() throws IOException {
        var trust = Map.of("GDD_CLIENT_TRUST", keys.certificate().toString());
        try (var caller = caller(trust);
                var secret = secret(caller)) {
            assertThat(secret.stream().readAllBytes()).asString().isEqualTo("secret");
        }
    }

    @Test
    void aNodeWithAnUnknownCertificateIsNotSpokenTo() {
        try (var caller = caller(Map.of())) {
            assertThatThrownBy(() -> secret(caller))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("no connection to https://127.0.0.1:");
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        var others = NodeKeys.make(Files.createDirectory(folder.resolve("other")), "dns:other");
        var served =
                Map.of(
                        "GDD_HTTP_TLS_CERTIFICATE",
                        others.certificate().toString(),
                        "GDD_HTTP_TLS_KEY",
                        others.key().toString());
        var settings =
                Settings.load(new String[0], served, folder)
                        .with(HttpOptions.HOST, "127.0.0.1")
                        .with(HttpOptions.PORT, 0);
        try (var other = Application.with(settings).start();
                var caller =
                        Application.with(
                                Settings.load(
                                        new String[0],
                                        Map.of(
                                                "SECRETSVC",
                                                other.address(),
                                                "GDD_CLIENT_TRUST",
                                                others.certificate().toString()),
                                        folder))) {
            assertThatThrownBy(() -> secret(caller))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }
}
