package io.doudou.http.client;

import io.doudou.fault.Unreachable;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One attempt to open a connection: finds the addresses of the name, tries one after another,
 * agrees on TLS and a protocol, all within one time limit. Belongs to the loop of the connection
 * but for what may block, which a virtual thread does before.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the channel, which is heard of.
final class Dial {

    private final NodeAddress address;
    private final ClientLoop home;
    private final Duration timeout;
    private final ClientTls tls;
    private final Consumer<Channel> opened;
    private final Consumer<Line> good;
    private final Consumer<Unreachable> bad;
    private final Deque<InetAddress> untried = new ArrayDeque<>();
    private @Nullable SslContext security;
    private @Nullable Channel current;
    private boolean over;

    /**
     * @param opened told of every channel, so that it can be closed with the client
     */
    Dial(
            NodeAddress address,
            ClientLoop home,
            Duration timeout,
            ClientTls tls,
            Consumer<Channel> opened,
            Consumer<Line> good,
            Consumer<Unreachable> bad) {
        this.address = address;
        this.home = home;
        this.timeout = timeout;
        this.tls = tls;
        this.opened = opened;
        this.good = good;
        this.bad = bad;
    }

    /** Begins; called by any thread. */
    void start() {
        var literal = NetUtil.createByteArrayFromIpAddressString(address.host());
        if (literal != null && !address.secure()) {
            home.run(() -> connect(List.of(literal(literal))));
        } else {
            // Names and certificates are read by the JDK, which blocks.
            Thread.ofVirtual().start(this::prepare);
        }
        home.loop().schedule(this::tooLate, timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void prepare() {
        try {
            var found = List.of(InetAddress.getAllByName(address.host()));
            security = address.secure() ? tls.context() : null;
            home.run(() -> connect(found));
        } catch (UnknownHostException unknown) {
            var failure = new IOException("the name " + address.host() + " is not known", unknown);
            home.run(() -> fail(failure));
        } catch (IOException | RuntimeException failure) {
            home.run(() -> fail(failure));
        }
    }

    private static InetAddress literal(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    // What follows runs on the loop.

    private void connect(List<InetAddress> found) {
        untried.addAll(found);
        connectToNext();
    }

    private void connectToNext() {
        if (over) {
            return;
        }
        var next = untried.removeFirst();
        new Bootstrap()
                .group(home.loop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis())
                .handler(new Furnish())
                .connect(new InetSocketAddress(next, address.port()))
                .addListener((ChannelFuture connected) -> connected(connected));
    }

    private int millis() {
        return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
    }

    private void connected(ChannelFuture connected) {
        if (connected.isSuccess()) {
            var line = connected.channel().pipeline().get(Http1Line.class);
            if (line == null) {
                connected.channel().closeFuture().addListener(this::closed);
            } else {
                succeed(line);
            }
        } else if (untried.isEmpty()) {
            fail(connected.cause());
        } else {
            connectToNext();
        }
    }

    private void closed(Future<? super Void> unseen) {
        fail(new ClosedChannelException());
    }

    private void succeed(Line line) {
        if (over) {
            line.close();
        } else {
            over = true;
            good.accept(line);
        }
    }

    private void fail(Throwable cause) {
        if (!over) {
            over = true;
            if (current != null) {
                current.close();
            }
            bad.accept(new Unreachable("no connection to " + address + ": " + said(cause), cause));
        }
    }

    private static String said(Throwable cause) {
        return cause instanceof ClosedChannelException
                ? "the node closed it while it was opened"
                : String.valueOf(cause.getMessage());
    }

    private void tooLate() {
        fail(new IOException("not opened within " + timeout));
    }

    /** Furnishes a new connection. */
    private final class Furnish extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            current = channel;
            opened.accept(channel);
            if (security == null && !address.isHttp2()) {
                channel.pipeline().addLast(new Http1Line(home, channel, false));
            } else {
                agree(channel);
            }
        }

        /** The connection is good when the node has answered, in HTTP/2 or in TLS. */
        private void agree(Channel channel) {
            if (security == null) {
                Http2Line.install(home, channel, Dial.this::succeed);
            } else {
                channel.pipeline()
                        .addLast(
                                security.newHandler(
                                        channel.alloc(), address.host(), address.port()))
                        .addLast(new Choice());
            }
        }
    }

    /** Goes on with the protocol that the handshake has settled. */
    private final class Choice extends ApplicationProtocolNegotiationHandler {
        Choice() {
            super(ApplicationProtocolNames.HTTP_1_1);
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                Http2Line.install(home, context.channel(), Dial.this::succeed);
            } else if (address.isHttp2()) {
                fail(new IOException("it does not speak HTTP/2"));
            } else {
                var line = new Http1Line(home, context.channel(), true);
                context.pipeline().addLast(line);
                succeed(line);
            }
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
            fail(cause);
            context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            fail(cause);
            context.close();
        }
    }
}
