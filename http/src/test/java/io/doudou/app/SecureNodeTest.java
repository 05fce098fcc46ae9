package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.doudou.fault.Unreachable;
import io.doudou.http.Call;
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
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

class SecureNodeTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir private static Path folder;
    private static HttpsServer node;

    @BeforeAll
    static void startNode() throws Exception {
        var store = folder.resolve("node.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "node",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        writePem(keys, folder.resolve("node.pem"));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        node = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.setHttpsConfigurator(new HttpsConfigurator(context));
        node.createContext(
                "/secret",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("secret".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        node.start();
    }

    private static void writePem(KeyStore keys, Path file) throws Exception {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        var body = encoder.encodeToString(keys.getCertificate("node").getEncoded());
        Files.writeString(
                file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
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
        var trust = Map.of("GDD_CLIENT_TRUST", folder.resolve("node.pem").toString());
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
}
