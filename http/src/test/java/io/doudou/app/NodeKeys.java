package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of its own for a node in a test, and the key that belongs to it.
 *
 * @param certificate a PEM file
 * @param key a PEM file
 * @param store with both
 */
record NodeKeys(Path certificate, Path key, KeyStore store) {

    static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * Has the JDK make them in a folder.
     *
     * @param names such as {@code dns:localhost,ip:127.0.0.1}
     */
    static NodeKeys make(Path folder, String names) throws Exception {
        var file = folder.resolve("node.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "node",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=node",
                                "-ext",
                                "san=" + names,
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        var store = KeyStore.getInstance(file.toFile(), PASSWORD);
        return new NodeKeys(
                pem(
                        folder.resolve("node.pem"),
                        "CERTIFICATE",
                        store.getCertificate("node").getEncoded()),
                pem(
                        folder.resolve("key.pem"),
                        "PRIVATE KEY",
                        store.getKey("node", PASSWORD).getEncoded()),
                store);
    }

    /** For a server that proves with them who it is. */
    SSLContext context() throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(what, lines.encodeToString(bytes), what));
    }
}
