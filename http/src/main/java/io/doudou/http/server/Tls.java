package io.doudou.http.server;

import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** TLS for the server, from PEM files: TLS 1.2 and 1.3, HTTP/2 where the client speaks it. */
final class Tls {

    private Tls() {}

    /**
     * What connections are secured with; empty when no certificate is chosen.
     *
     * @throws IllegalArgumentException naming the option, when the files cannot be used
     */
    static Optional<SslContext> of(Settings settings) {
        var certificate = settings.get(HttpOptions.TLS_CERTIFICATE);
        var key = settings.get(HttpOptions.TLS_KEY);
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(context(certificate, key));
        } catch (Exception wrong) {
            throw new IllegalArgumentException(
                    HttpOptions.TLS_CERTIFICATE.key()
                            + " is \""
                            + certificate
                            + "\" and "
                            + HttpOptions.TLS_KEY.key()
                            + " is \""
                            + key
                            + "\", but both must be PEM files that belong together: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    private static SslContext context(String certificate, String key) throws Exception {
        var protocols =
                new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1);
        return SslContextBuilder.forServer(
                        PemFiles.key(Path.of(key)), PemFiles.certificates(Path.of(certificate)))
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(protocols)
                .build();
    }

    /** Furnishes a connection when the handshake has settled which protocol it speaks. */
    static final class Choice extends ApplicationProtocolNegotiationHandler {

        private final Supplier<ServerParts> parts;
        private final ServerLoop home;

        Choice(Supplier<ServerParts> parts, ServerLoop home) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.parts = parts;
            this.home = home;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            var channel = context.channel();
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                Http2Guard.install(parts, home, channel);
            } else {
                channel.pipeline().addLast(new Http1Connection(parts, home, channel));
            }
        }

        /** Every scanner causes one: no more than closing. */
        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
