package io.doudou.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that a server in a test proves with who it is, and the key to it.
 *
 * @param certificate a PEM file
 * @param key a PEM file
 */
public record Certificate(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    /**
     * Has the JDK make one, which nobody but itself has signed; waits for it.
     *
     * @param folder gets a new folder with the files, which the caller removes
     * @param names whose it is, such as {@code ip:127.0.0.1}
     * @throws IOException when the JDK could not make it
     */
    public static Certificate make(Path folder, String names)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = Files.createTempDirectory(folder, "certificate").resolve("store");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(keytool, "-genkeypair", "-alias", "server", "-keyalg", "EC")
                        .redirectErrorStream(true);
        made.command().addAll(List.of("-dname", "CN=server", "-ext", "san=" + names));
        made.command().addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
        var process = made.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool made no certificate: " + output);
        }
        var read = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new Certificate(
                pem(store, "CERTIFICATE", read.getCertificate("server").getEncoded()),
                pem(
                        store,
                        "PRIVATE KEY",
                        read.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path pem(Path beside, String what, byte[] bytes) throws IOException {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return Files.writeString(
                beside.resolveSibling(what.replace(' ', '-')),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(what, lines.encodeToString(bytes), what));
    }
}
