package io.doudou.redis.wire;

import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom an encrypted connection trusts. */
final class Trust {

    private Trust() {}

    /**
     * Makes encrypted connections to servers that are trusted by the certificates in the file of
     * {@code GDD_REDIS_TRUST}, or by those of the JDK.
     *
     * @throws IllegalArgumentException when there are none in the file
     */
    static SSLSocketFactory sockets(Settings settings) {
        var file = settings.get(RedisOptions.TRUST);
        try {
            return file.isBlank()
                    ? SSLContext.getDefault().getSocketFactory()
                    : sockets(Path.of(file)).getSocketFactory();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", but must be a PEM file with certificates: %s"
                            .formatted(RedisOptions.TRUST.key(), file, unusable.getMessage()),
                    unusable);
        }
    }

    private static SSLContext sockets(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(file)) {
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + store.size(), each);
            }
        }
        if (store.size() == 0) {
            throw new IOException("there is no certificate in it");
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
