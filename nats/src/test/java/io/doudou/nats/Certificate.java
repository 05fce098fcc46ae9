package io.doudou.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that a server in a test proves with who it is, and the key to it.
 *
 * @param certificate a PEM file
 * @param key a PEM file
 */
record Certificate(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    /**
     * Has the JDK make one in a folder.
     *
     * @param names whose it is, such as {@code ip:127.0.0.1}
     */
    static Certificate make(Path folder, String names) throws Exception {
        var store = Files.createTempDirectory(folder, "certificate").resolve("store");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(keytool, "-genkeypair", "-alias", "server", "-keyalg", "EC")
                        .redirectErrorStream(true);
        made.command().addAll(List.of("-dname", "CN=server", "-ext", "san=" + names));
        made.command().addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
        assertThat(made.start().waitFor()).isZero();
        var read = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new Certificate(
                pem(store, "CERTIFICATE", read.getCertificate("server").getEncoded()),
                pem(
                        store,
                        "PRIVATE KEY",
                        read.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path pem(Path beside, String what, byte[] bytes) throws Exception {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return Files.writeString(
                beside.resolveSibling(what.replace(' ', '-')),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(what, lines.encodeToString(bytes), what));
    }
}
