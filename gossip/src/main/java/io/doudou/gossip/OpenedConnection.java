package io.doudou.gossip;

import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.StreamReader;
import io.doudou.gossip.wire.UserMessage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;

/** A connection that this node opened: one message out, its answer in if there is one. */
final class OpenedConnection implements Connection {

    private enum Phase {
        CONNECTING,
        WRITING,
        READING
    }

    /** Where a connection ends: with exactly one of the two, once. */
    interface End {
        /**
         * The answer; null for a user message, which has none and is delivered as far as we know.
         */
        void answered(@Nullable StreamMessage answer);

        void failed(StreamFailure why);
    }

    private final Connections connections;
    private final InetSocketAddress to;
    private final Pipe pipe;
    private final StreamReader reader;
    private final boolean isAnswered;
    private final long deadlineNanos;
    private final End end;
    private int heldBytes;
    private Phase phase = Phase.CONNECTING;

    OpenedConnection(
            Connections connections,
            InetSocketAddress to,
            Pipe pipe,
            StreamMessage message,
            long deadlineNanos,
            End end) {
        this.connections = connections;
        this.to = to;
        this.pipe = pipe;
        this.reader = connections.replyReader();
        this.isAnswered = !(message instanceof UserMessage);
        this.deadlineNanos = deadlineNanos;
        this.end = end;
        pipe.queue(connections.sealRequest(message));
    }

    @Override
    public void ready(long nowNanos) throws IOException {
        switch (phase) {
            case CONNECTING -> connect();
            case WRITING -> write();
            case READING -> read();
        }
    }

    private void connect() throws IOException {
        if (pipe.finishConnect()) {
            phase = Phase.WRITING;
            write();
        }
    }

    private void write() throws IOException {
        if (!pipe.flush()) {
            pipe.awaits(SelectionKey.OP_WRITE);
        } else if (isAnswered) {
            phase = Phase.READING;
            pipe.awaits(SelectionKey.OP_READ);
        } else {
            connections.end(this);
            end.answered(null);
        }
    }

    private void read() throws IOException {
        var count = pipe.read();
        heldBytes += Math.max(0, count);
        switch (count < 0 ? reader.end() : reader.offer(pipe.incoming())) {
            case StreamReader.NeedsMore more -> {}
            case StreamReader.Complete complete -> {
                connections.end(this);
                end.answered(complete.message());
            }
            case StreamReader.Refused refused -> refuse(refused.why());
        }
    }

    private void refuse(Refusal why) {
        if (heldBytes == 0) {
            fail(StreamFailure.CLOSED);
        } else {
            connections.refused(to, why);
            fail(StreamFailure.MALFORMED);
        }
    }

    private void fail(StreamFailure why) {
        connections.end(this);
        end.failed(why);
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expire(long nowNanos) {
        fail(StreamFailure.TIMED_OUT);
    }

    @Override
    public void broke(IOException why, long nowNanos) {
        if (phase != Phase.CONNECTING) {
            fail(StreamFailure.CLOSED);
        } else {
            fail(failure(why));
        }
    }

    /** Why no connection stands. */
    static StreamFailure failure(IOException why) {
        var isRefused =
                why instanceof ConnectException
                        && String.valueOf(why.getMessage()).contains("refused");
        return isRefused ? StreamFailure.REFUSED : StreamFailure.UNREACHABLE;
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
