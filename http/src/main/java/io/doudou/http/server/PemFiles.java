package io.doudou.http.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Private keys and certificates from PEM files (RFC 7468). Keys may stand in PKCS #8, or in the
 * older forms that OpenSSL writes for RSA (RFC 8017, A.1.2) and for elliptic curves (RFC 5915).
 */
final class PemFiles {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CURVE = 0xa0;
    private static final byte[] VERSION_0 = {2, 1, 0};

    /** 1.2.840.113549.1.1.1 and no parameters. */
    private static final byte[] RSA = Base64.getDecoder().decode("MA0GCSqGSIb3DQEBAQUA");

    /** 1.2.840.10045.2.1, whose parameter is the curve. */
    private static final byte[] ELLIPTIC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private PemFiles() {}

    /** The chain of certificates in a file, that of the server first. */
    static X509Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        }
    }

    /** The first private key in a file. */
    static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var found = KEY.matcher(Files.readString(file));
        if (!found.find()) {
            throw new InvalidKeySpecException(file + " holds no private key without a password");
        }
        var bytes = Base64.getMimeDecoder().decode(found.group(2));
        return switch (found.group(1)) {
            case "RSA " -> generate(List.of("RSA"), wrapped(RSA, bytes));
            case "EC " -> generate(List.of("EC"), wrapped(elliptic(bytes), bytes));
            default -> generate(ALGORITHMS, bytes);
        };
    }

    /** The encoding says which algorithm it is for, but the JDK wants to be told. */
    private static PrivateKey generate(List<String> algorithms, byte[] pkcs8)
            throws GeneralSecurityException {
        var failure = new InvalidKeySpecException("the private key is of no kind that is known");
        for (var algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException another) {
                failure.addSuppressed(another);
            }
        }
        throw failure;
    }

    /** RFC 5208, 5. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION_0, algorithm, element(OCTETS, key));
    }

    /** The algorithm with the curve that the key names in its element [0]. */
    private static byte[] elliptic(byte[] key) throws InvalidKeySpecException {
        var at = contentAt(key, 0);
        while (at < key.length) {
            var content = contentAt(key, at);
            var end = content + length(key, at + 1);
            if ((key[at] & 0xff) == CURVE && end <= key.length) {
                return element(SEQUENCE, ELLIPTIC, Arrays.copyOfRange(key, content, end));
            }
            at = end;
        }
        throw new InvalidKeySpecException("the private key does not name its curve");
    }

    private static int contentAt(byte[] der, int element) {
        var first = der[element + 1] & 0xff;
        return element + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        var first = der[at] & 0xff;
        if (first < 0x80) {
            return first;
        }
        var length = 0;
        for (int i = 1; i <= (first & 0x7f); i++) {
            length = length << 8 | (der[at + i] & 0xff);
        }
        return length;
    }

    private static byte[] element(int tag, byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var out = new ByteArrayOutputStream(length + 4);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
