package io.doudou.http.client;

import io.doudou.http.ClientOptions;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;

/**
 * TLS for the client: 1.2 and 1.3, the node's certificate checked against its name. Serves all
 * threads.
 */
final class ClientTls {

    private final String trustedCertificates;

    // Guarded by this. Made when first needed: reading certificates takes a while.
    private @Nullable SslContext context;

    /**
     * @param trustedCertificates path of a PEM file; empty: what the JDK trusts
     */
    ClientTls(String trustedCertificates) {
        this.trustedCertificates = trustedCertificates;
    }

    /**
     * What connections are secured with. The first call reads files, and blocks.
     *
     * @throws IOException naming the option, when the certificates cannot be used
     */
    synchronized SslContext context() throws IOException {
        if (context == null) {
            context = make();
        }
        return context;
    }

    private SslContext make() throws IOException {
        var protocols =
                new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1);
        var builder =
                SslContextBuilder.forClient()
                        .protocols("TLSv1.3", "TLSv1.2")
                        .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                        .endpointIdentificationAlgorithm("HTTPS")
                        .applicationProtocolConfig(protocols);
        try {
            return trustedCertificates.isEmpty()
                    ? builder.build()
                    : builder.trustManager(new File(trustedCertificates)).build();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IOException(
                    ClientOptions.TRUST.key()
                            + " is \""
                            + trustedCertificates
                            + "\", but it must be a PEM file with certificates: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }
}
