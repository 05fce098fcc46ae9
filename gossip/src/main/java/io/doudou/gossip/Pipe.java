package io.doudou.gossip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** The bytes of one connection in both directions, without waiting for either. */
final class Pipe {

    private final SocketChannel channel;
    private final SelectionKey key;

    /** Shared by all connections of a loop; empty between two turns. */
    private final ByteBuffer incoming;

    private ByteBuffer outgoing = ByteBuffer.allocate(0);

    Pipe(SocketChannel channel, SelectionKey key, ByteBuffer incoming) {
        this.channel = channel;
        this.key = key;
        this.incoming = incoming;
    }

    /** What is to be written, all of it. */
    void queue(byte[] bytes) {
        outgoing = ByteBuffer.wrap(bytes);
    }

    /** Writes what the system takes; whether that was all. */
    boolean flush() throws IOException {
        var written = 1;
        while (outgoing.hasRemaining() && written > 0) {
            written = channel.write(outgoing);
        }
        return !outgoing.hasRemaining();
    }

    /**
     * Reads once.
     *
     * @return how many bytes came, -1 at the end
     */
    int read() throws IOException {
        incoming.clear();
        var count = channel.read(incoming);
        incoming.flip();
        return count;
    }

    /** What {@link #read} brought; only until the next connection is read. */
    ByteBuffer incoming() {
        return incoming;
    }

    void awaits(int operations) {
        if (key.isValid()) {
            key.interestOps(operations);
        }
    }

    boolean finishConnect() throws IOException {
        return channel.finishConnect();
    }

    /** The other side is told that nothing more comes, and may still be heard. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException gone) {
            // There is nothing left to give back.
        }
    }
}
