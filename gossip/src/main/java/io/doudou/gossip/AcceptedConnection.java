package io.doudou.gossip;

import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.StreamReader;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.util.Optional;

/**
 * A connection that somebody else opened: one message in, at most one out, then the end.
 *
 * <p>Whoever connects has something to say, so the first byte is due soon, and the rest of the
 * message in the time of an exchange, however slowly it trickles.
 */
final class AcceptedConnection implements Connection {

    /** What an honest opener's first byte needs: it is written as soon as the connection stands. */
    static final long FIRST_BYTE_NANOS = 2_000_000_000L;

    /** How long the other side may take to see the end after the answer. */
    private static final long DRAIN_NANOS = 1_000_000_000L;

    private enum Phase {
        SILENT,
        READING,
        WRITING,
        DRAINING
    }

    private final Connections connections;
    private final InetSocketAddress from;
    private final Pipe pipe;
    private final StreamReader reader;
    private final long messageDeadlineNanos;
    private long deadlineNanos;
    private int heldBytes;
    private Phase phase = Phase.SILENT;

    AcceptedConnection(
            Connections connections,
            InetSocketAddress from,
            Pipe pipe,
            StreamReader reader,
            long nowNanos) {
        this.connections = connections;
        this.from = from;
        this.pipe = pipe;
        this.reader = reader;
        this.messageDeadlineNanos = nowNanos + connections.timeoutNanos();
        this.deadlineNanos = Math.min(messageDeadlineNanos, nowNanos + FIRST_BYTE_NANOS);
    }

    InetSocketAddress from() {
        return from;
    }

    @Override
    public void ready(long nowNanos) throws IOException {
        switch (phase) {
            case SILENT, READING -> read(nowNanos);
            case WRITING -> write(nowNanos);
            case DRAINING -> drain();
        }
    }

    private void read(long nowNanos) throws IOException {
        var count = pipe.read();
        if (count > 0) {
            phase = Phase.READING;
            deadlineNanos = messageDeadlineNanos;
            heldBytes += count;
        }
        switch (count < 0 ? reader.end() : reader.offer(pipe.incoming())) {
            case StreamReader.NeedsMore more -> {}
            case StreamReader.Complete complete -> complete(complete.message(), nowNanos);
            case StreamReader.Refused refused -> refuse(refused.why(), nowNanos);
        }
    }

    private void complete(StreamMessage message, long nowNanos) throws IOException {
        heldBytes = 0;
        answer(connections.received(from, message), nowNanos);
    }

    private void refuse(Refusal why, long nowNanos) throws IOException {
        if (phase == Phase.SILENT) {
            // A connection that is opened and closed again is how people look for open ports.
            connections.drop(this, Drop.STREAM_BROKEN);
            return;
        }
        heldBytes = 0;
        connections.refused(from, why);
        answer(why.reply().map(reply -> (StreamMessage) reply), nowNanos);
    }

    private void answer(Optional<StreamMessage> message, long nowNanos) throws IOException {
        if (message.isEmpty()) {
            connections.end(this);
            return;
        }
        phase = Phase.WRITING;
        deadlineNanos = nowNanos + connections.timeoutNanos();
        pipe.queue(connections.sealReply(message.get()));
        write(nowNanos);
    }

    private void write(long nowNanos) throws IOException {
        if (!pipe.flush()) {
            pipe.awaits(SelectionKey.OP_WRITE);
            return;
        }
        // Closing now would take the answer back if bytes came in that nobody has read.
        phase = Phase.DRAINING;
        deadlineNanos = nowNanos + DRAIN_NANOS;
        pipe.endOutput();
        pipe.awaits(SelectionKey.OP_READ);
    }

    private void drain() throws IOException {
        if (pipe.read() < 0) {
            connections.end(this);
        }
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expire(long nowNanos) {
        switch (phase) {
            case SILENT -> connections.drop(this, Drop.STREAM_SILENT);
            case READING, WRITING -> connections.drop(this, Drop.STREAM_SLOW);
            case DRAINING -> connections.end(this);
        }
    }

    @Override
    public void broke(IOException why, long nowNanos) {
        if (phase == Phase.DRAINING) {
            connections.end(this);
        } else {
            connections.drop(this, Drop.STREAM_BROKEN);
        }
    }

    @Override
    public int heldBytes() {
        return heldBytes;
    }

    @Override
    public void close() {
        pipe.close();
    }
}
