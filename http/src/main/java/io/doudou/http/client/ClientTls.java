package io.doudou.http.client;

import io.doudou.http.ClientOptions;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLSocket;

/**
 * TLS for the client: 1.2 and 1.3, the node's certificate checked against its name. Serves all
 * threads.
 */
final class ClientTls {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** The node's certificate must be for its name (RFC 2818, 3.1). */
    private static final String IDENTIFICATION = "HTTPS";

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

    /**
     * Secures a connection whose owner blocks, for HTTP/1.1. Blocks until both sides agree.
     *
     * @throws IOException when they do not, or the certificates cannot be used
     */
    SSLSocket secured(Socket connected, NodeAddress address) throws IOException {
        var shared = (JdkSslContext) context();
        var factory = shared.context().getSocketFactory();
        var socket =
                (SSLSocket) factory.createSocket(connected, address.host(), address.port(), true);
        var wanted = socket.getSSLParameters();
        wanted.setProtocols(PROTOCOLS);
        wanted.setCipherSuites(shared.cipherSuites().toArray(String[]::new));
        wanted.setEndpointIdentificationAlgorithm(IDENTIFICATION);
        wanted.setApplicationProtocols(new String[] {ApplicationProtocolNames.HTTP_1_1});
        socket.setSSLParameters(wanted);
        socket.startHandshake();
        return socket;
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
                        .sslProvider(SslProvider.JDK)
                        .protocols(PROTOCOLS)
                        .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                        .endpointIdentificationAlgorithm(IDENTIFICATION)
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
