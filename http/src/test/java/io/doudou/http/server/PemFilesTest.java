package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

class PemFilesTest {

    @TempDir private static Path folder;

    private static Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "key", ".pem"), text);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
    }

    @Test
    void keysOfAllKindsAreReadAsOpenSslWritesThemToday() throws Exception {
        for (var algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
            assertThat(PemFiles.key(file(pem("PRIVATE KEY", key.getEncoded())))).isEqualTo(key);
        }
    }

    @Test
    void anOldRsaKeyIsRead() throws Exception {
        var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        // PKCS #8 is a frame of 26 bytes around the older form, when that has 256 to 65535 bytes.
        var old = Arrays.copyOfRange(key.getEncoded(), 26, key.getEncoded().length);
        assertThat(PemFiles.key(file(pem("RSA PRIVATE KEY", old)))).isEqualTo(key);
    }

    @Test
    void anOldKeyOnACurveIsRead() throws Exception {
        var curves = KeyPairGenerator.getInstance("EC");
        curves.initialize(new ECGenParameterSpec("secp256r1"));
        var key = (ECPrivateKey) curves.generateKeyPair().getPrivate();
        // RFC 5915, 3: version 1, the number in 32 octets, the curve in [0].
        var number = HexFormat.of().parseHex("%064x".formatted(key.getS()));
        var curve = HexFormat.of().parseHex("a00a06082a8648ce3d030107");
        var old = HexFormat.of().formatHex(number) + HexFormat.of().formatHex(curve);
        var bytes = HexFormat.of().parseHex("3031" + "020101" + "0420" + old);
        var read = (ECPrivateKey) PemFiles.key(file(pem("EC PRIVATE KEY", bytes)));
        assertThat(read.getS()).isEqualTo(key.getS());
    }

    @Test
    void whatIsNoKeyIsSaid() throws IOException {
        var locked = file(pem("ENCRYPTED PRIVATE KEY", new byte[40]));
        assertThatThrownBy(() -> PemFiles.key(locked))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("no private key without a password");
        var nonsense = file(pem("PRIVATE KEY", new byte[40]));
        assertThatThrownBy(() -> PemFiles.key(nonsense))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
