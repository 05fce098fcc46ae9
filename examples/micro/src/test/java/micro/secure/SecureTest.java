package micro.secure;

import static org.assertj.core.api.Assertions.assertThat;

import micro.Program;
import micro.greeter.Main;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/** Runs the greeter with the settings in {@code .env.secure}. */
class SecureTest {

    private static final String PASSWORD = "changeit";

    @BeforeAll
    static void makeCertificate() throws Exception {
        var folder = Files.createDirectories(Path.of("target"));
        var store = folder.resolve("certificate.p12");
        Files.deleteIfExists(store);
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command =
                keytool
                        + " -genkeypair -alias node -keyalg EC -dname CN=localhost"
                        + " -ext san=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass "
                        + (PASSWORD + " -keystore " + store);
        assertThat(new ProcessBuilder(command.split(" ")).inheritIO().start().waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var key = keys.getKey("node", PASSWORD.toCharArray()).getEncoded();
        var certificate = keys.getCertificate("node").getEncoded();
        write(folder.resolve("key.pem"), "PRIVATE KEY", key);
        write(folder.resolve("certificate.pem"), "CERTIFICATE", certificate);
    }

    private static void write(Path file, String what, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
    }

    @Test
    void theClientTrustsTheCertificateOfTheService() throws Exception {
        try (var service = Program.serve(Main.class, "--env", "secure")) {
            var address = service.address();
            assertThat(address).startsWith("https:");
            try (var client = client("--env", "secure", "--greeter", address)) {
                client.expect("^Hello John$");
                assertThat(client.status()).isZero();
            }
            // Without the settings nobody knows this certificate.
            try (var stranger = client("--greeter", address)) {
                stranger.expect("Unreachable");
                assertThat(stranger.status()).isNotZero();
            }
        }
    }

    private static Program client(String... arguments) {
        var all = Stream.concat(Stream.of("--client"), Arrays.stream(arguments));
        return Program.start(Main.class, all.toArray(String[]::new));
    }
}
