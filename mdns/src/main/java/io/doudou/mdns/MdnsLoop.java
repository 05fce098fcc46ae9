package io.doudou.mdns;

import io.doudou.fault.Unreachable;
import io.doudou.mdns.wire.TextPayload;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.List;

/** The thread that receives, and does what is due; and the sockets, which all threads send with. */
final class MdnsLoop implements AutoCloseable {

    private static final Logger LOG = System.getLogger(MdnsLoop.class.getName());

    /** How often it is looked which network interfaces there are. */
    private static final Duration JOIN = Duration.ofSeconds(30);

    /** After something that should not happen, so that it does not happen all the time. */
    private static final Duration RECOVERY = Duration.ofSeconds(1);

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Object lock;
    private final Conversation conversation;
    private final Sockets sockets;
    private final Ticker ticker;
    private final Thread thread;
    private volatile boolean stopped;
    private long joinedNanos;
    private boolean isFailing;

    /** Guarded by {@link #lock}. */
    private long readNanos;

    private MdnsLoop(Object lock, Conversation conversation, Sockets sockets, Ticker ticker) {
        this.lock = lock;
        this.conversation = conversation;
        this.sockets = sockets;
        this.ticker = ticker;
        this.joinedNanos = ticker.nanos();
        this.readNanos = joinedNanos;
        this.thread = Thread.ofPlatform().daemon().name("doudou-mdns").unstarted(this::run);
    }

    /**
     * Opens the sockets and starts the thread.
     *
     * @param lock guards the conversation; whoever waits on it is woken by what is received
     * @param interfaces their names, separated by commas; empty: all
     * @throws Unreachable when the sockets cannot be opened, saying what to do
     */
    static MdnsLoop start(
            Object lock, Conversation conversation, String interfaces, Ticker ticker) {
        var loop = new MdnsLoop(lock, conversation, Sockets.open(interfaces), ticker);
        loop.thread.start();
        return loop;
    }

    /** What is said and heard; only under the lock. */
    Conversation conversation() {
        return conversation;
    }

    /** Sends at once. */
    void send(List<Outgoing> messages) {
        messages.forEach(sockets::send);
        sockets.wakeup();
    }

    /** Whether all that came before a moment was read; only under the lock, which is told of it. */
    boolean hasReadAll(long nanos) {
        return readNanos - nanos >= 0;
    }

    /** Lets the thread look what is due. */
    void wakeup() {
        sockets.wakeup();
    }

    @Override
    public void close() {
        stopped = true;
        sockets.close();
    }

    private void run() {
        TextPayload.warmUp();
        while (!stopped) {
            try {
                sockets.await(turn() / NANOS_PER_MILLI);
                read();
                isFailing = false;
            } catch (ClosedSelectorException closed) {
                return;
            } catch (IOException | RuntimeException failure) {
                failed(failure);
            }
        }
    }

    /** Sends what is due; how long there is nothing to do now. */
    private long turn() {
        long now = ticker.nanos();
        if (now - joinedNanos >= JOIN.toNanos()) {
            joinedNanos = now;
            sockets.join();
        }
        List<Outgoing> due;
        long left;
        synchronized (lock) {
            due = conversation.due(now);
            left = conversation.waitNanos(now);
        }
        due.forEach(sockets::send);
        return Math.min(left, joinedNanos + JOIN.toNanos() - now);
    }

    /** Reads what has come, and tells those who wait up to when that is. */
    private void read() throws IOException {
        long began = ticker.nanos();
        if (sockets.receive(this::receive)) {
            synchronized (lock) {
                readNanos = began;
                lock.notifyAll();
            }
        }
    }

    private void receive(byte[] packet, InetSocketAddress from) {
        List<Outgoing> replies;
        synchronized (lock) {
            replies = conversation.receive(packet, from, ticker.nanos());
            lock.notifyAll();
        }
        replies.forEach(sockets::send);
    }

    private void failed(Exception failure) {
        if (!stopped) {
            var level = isFailing ? Level.DEBUG : Level.WARNING;
            isFailing = true;
            LOG.log(level, "multicast DNS had a failure, and goes on in a second", failure);
            recover();
        }
    }

    private void recover() {
        try {
            ticker.sleep(RECOVERY);
        } catch (InterruptedException end) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
