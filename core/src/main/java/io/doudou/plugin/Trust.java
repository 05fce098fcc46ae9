package io.doudou.plugin;

import io.doudou.option.Option;
import io.doudou.option.Settings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom the encrypted connections of a plugin trust. */
public final class Trust {

    private Trust() {}

    /**
     * Makes encrypted connections to servers that are trusted by the certificates in a file, or by
     * those of the JDK when none is chosen, and whose certificate is that of their host.
     *
     * @param file the option that names a PEM file
     * @throws IllegalArgumentException when there are no certificates in the file
     */
    public static SSLContext context(Settings settings, Option<String> file) {
        var path = settings.get(file);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(path.isBlank() ? null : store(Path.of(path))), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", but must be a PEM file with certificates: %s"
                            .formatted(file.key(), path, unusable.getMessage()),
                    unusable);
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
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
        return store;
    }

    /**
     * @param store null: that of the JDK
     */
    private static TrustManager[] managers(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return Arrays.stream(trust.getTrustManagers())
                .map(X509ExtendedTrustManager.class::cast)
                .map(HostVerifier::new)
                .toArray(TrustManager[]::new);
    }
}
