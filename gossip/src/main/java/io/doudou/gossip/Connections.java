package io.doudou.gossip;

import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.StreamCodec;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.StreamReader;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All connections of a member, without waiting for any of them: those that others open are limited
 * in number, in total and by source, in time, and in what their unfinished messages hold. Owned by
 * the loop.
 */
final class Connections {

    /** Connections that others opened. Honest ones last milliseconds. */
    static final int ACCEPTED_MAX = 256;

    /** Of those, from one address: a whole cluster on one machine must still be able to join. */
    static final int ACCEPTED_PER_SOURCE_MAX = 96;

    /** Connections that this member opens. */
    static final int OPENED_MAX = 256;

    /** What all unfinished messages together may hold. */
    static final long HELD_BYTES_MAX = 64L << 20;

    private static final int READ_BYTES = 64 << 10;

    /** Who has use for what comes in. */
    interface Receiver {
        /** What to answer before the connection ends. */
        Optional<StreamMessage> received(InetSocketAddress from, StreamMessage message);

        /** A message could not be read. */
        void refused(InetSocketAddress from, Refusal why);
    }

    private final Selector selector;
    private final ProtocolFamily family;
    private final StreamCodec codec;
    private final Networks networks;
    private final Receiver receiver;
    private final Drops drops;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(READ_BYTES);
    private final Set<Connection> open = new LinkedHashSet<>();
    private final Map<InetAddress, Integer> accepted = new HashMap<>();
    private long timeoutNanos;
    private long earliestNanos = Long.MAX_VALUE;

    Connections(
            Selector selector,
            ProtocolFamily family,
            StreamCodec codec,
            Networks networks,
            Receiver receiver,
            Drops drops) {
        this.selector = selector;
        this.family = family;
        this.codec = codec;
        this.networks = networks;
        this.receiver = receiver;
        this.drops = drops;
    }

    /** The time for one exchange that somebody else began. */
    void timeout(long nanos) {
        timeoutNanos = nanos;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    /** Takes in all connections that wait. */
    void accept(ServerSocketChannel server, long nowNanos) throws IOException {
        for (var channel = server.accept(); channel != null; channel = server.accept()) {
            try {
                accept(channel, nowNanos);
            } catch (IOException | RuntimeException gone) {
                drops.count(Drop.STREAM_BROKEN);
                channel.close();
            }
        }
    }

    private void accept(SocketChannel channel, long nowNanos) throws IOException {
        var from = (InetSocketAddress) channel.getRemoteAddress();
        if (!networks.allow(from.getAddress())) {
            drops.count(Drop.NOT_ALLOWED);
            channel.close();
        } else if (isFull(from.getAddress())) {
            drops.count(Drop.STREAMS_FULL);
            channel.close();
        } else {
            channel.configureBlocking(false);
            var key = channel.register(selector, SelectionKey.OP_READ);
            var pipe = new Pipe(channel, key, incoming);
            var reader = codec.requestReader();
            accepted.merge(from.getAddress(), 1, Integer::sum);
            add(new AcceptedConnection(this, from, pipe, reader, nowNanos), key);
        }
    }

    private boolean isFull(InetAddress source) {
        var total = accepted.values().stream().mapToInt(Integer::intValue).sum();
        return total >= ACCEPTED_MAX || accepted.getOrDefault(source, 0) >= ACCEPTED_PER_SOURCE_MAX;
    }

    /** Opens a connection and sends a message; {@code end} may be told before this returns. */
    void open(
            InetSocketAddress to,
            StreamMessage message,
            long deadlineNanos,
            OpenedConnection.End end) {
        if (open.size() >= ACCEPTED_MAX + OPENED_MAX) {
            drops.count(Drop.STREAMS_FULL);
            end.failed(StreamFailure.TOO_MANY);
            return;
        }
        try {
            connect(to, message, deadlineNanos, end);
        } catch (IOException e) {
            end.failed(OpenedConnection.failure(e));
        } catch (UnsupportedAddressTypeException | UnresolvedAddressException otherFamily) {
            end.failed(StreamFailure.UNREACHABLE);
        }
    }

    private void connect(
            InetSocketAddress to,
            StreamMessage message,
            long deadlineNanos,
            OpenedConnection.End end)
            throws IOException {
        var channel = SocketChannel.open(family);
        try {
            channel.configureBlocking(false);
            channel.connect(to);
            var key = channel.register(selector, SelectionKey.OP_CONNECT);
            var pipe = new Pipe(channel, key, incoming);
            add(new OpenedConnection(this, to, pipe, message, deadlineNanos, end), key);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void add(Connection connection, SelectionKey key) {
        key.attach(connection);
        open.add(connection);
        earliestNanos = Math.min(earliestNanos, connection.deadlineNanos());
    }

    /** The system says that this connection can go on. */
    void ready(Connection connection, long nowNanos) {
        try {
            connection.ready(nowNanos);
            earliestNanos = Math.min(earliestNanos, connection.deadlineNanos());
        } catch (IOException e) {
            connection.broke(e, nowNanos);
        }
        relieve();
    }

    /** Lets the longest unfinished message go while all of them hold too much. */
    private void relieve() {
        while (open.stream().mapToLong(Connection::heldBytes).sum() > HELD_BYTES_MAX) {
            open.stream()
                    .max(Comparator.comparingInt(Connection::heldBytes))
                    .ifPresent(longest -> drop(longest, Drop.STREAM_MEMORY));
        }
    }

    /** When {@link #expire} has something to do; {@link Long#MAX_VALUE} for never. */
    long earliestNanos() {
        return earliestNanos;
    }

    /** Ends what has taken too long. */
    void expire(long nowNanos) {
        if (nowNanos < earliestNanos) {
            return;
        }
        for (var connection : new ArrayList<>(open)) {
            if (connection.deadlineNanos() <= nowNanos) {
                connection.expire(nowNanos);
            }
        }
        earliestNanos =
                open.stream().mapToLong(Connection::deadlineNanos).min().orElse(Long.MAX_VALUE);
    }

    Optional<StreamMessage> received(InetSocketAddress from, StreamMessage message) {
        return receiver.received(from, message);
    }

    void refused(InetSocketAddress from, Refusal why) {
        drops.count(Drop.STREAM_REFUSED);
        receiver.refused(from, why);
    }

    StreamReader replyReader() {
        return codec.replyReader();
    }

    byte[] sealRequest(StreamMessage message) {
        return codec.sealRequest(message);
    }

    byte[] sealReply(StreamMessage message) {
        return codec.sealReply(message);
    }

    void drop(Connection connection, Drop why) {
        drops.count(why);
        if (connection instanceof OpenedConnection opened) {
            opened.broke(new IOException("dropped"), 0);
        } else {
            end(connection);
        }
    }

    void end(Connection connection) {
        if (open.remove(connection)) {
            connection.close();
            if (connection instanceof AcceptedConnection one) {
                accepted.computeIfPresent(
                        one.from().getAddress(), (source, n) -> n == 1 ? null : n - 1);
            }
        }
    }

    int acceptedCount() {
        return accepted.values().stream().mapToInt(Integer::intValue).sum();
    }

    int openedCount() {
        return open.size() - acceptedCount();
    }

    /** Ends all connections that this member opened, without telling how. */
    void abandonOpened() {
        open.stream().filter(OpenedConnection.class::isInstance).toList().forEach(this::end);
    }

    void close() {
        new ArrayList<>(open).forEach(this::end);
    }
}
