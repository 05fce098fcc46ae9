package io.doudou.gossip;

import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread of a member: it waits for the sockets, for the time and for what other threads
 * want done, and hands everything to its driver. Nothing on it blocks but that one wait.
 */
final class ClusterLoop implements Executor {

    /** After so many datagrams others get their turn, too. */
    private static final int DATAGRAMS_PER_TURN = 256;

    private static final int DATAGRAM_BYTES_MAX = 65_536;

    /** What members send at most, if they are not told otherwise. */
    private static final int DATAGRAM_BYTES_USUAL = 1_400;

    private static final long MILLI = 1_000_000L;

    private final Selector selector;
    private final Ticker ticker;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean wakes = new AtomicBoolean();
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(DATAGRAM_BYTES_MAX);

    /** The datagram that is handed over, in what the longest one so far needed. */
    private byte[] content = new byte[DATAGRAM_BYTES_USUAL];

    private volatile boolean isStopping;

    ClusterLoop(Ticker ticker) {
        this.ticker = ticker;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("the system gives no selector", e);
        }
    }

    Selector selector() {
        return selector;
    }

    /**
     * Runs a task on the thread of the loop, in a later turn.
     *
     * @throws RejectedExecutionException when the loop is ending
     */
    @Override
    public void execute(Runnable task) {
        if (isStopping) {
            throw new RejectedExecutionException("the member is closed");
        }
        tasks.add(task);
        if (wakes.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** Lets the loop end after this turn. */
    void stop() {
        isStopping = true;
        selector.wakeup();
    }

    /** Runs until it is stopped; then gives the sockets back. */
    void run(Sockets sockets, MemberDriver driver) {
        try {
            sockets.datagrams().register(selector, SelectionKey.OP_READ);
            sockets.connections().register(selector, SelectionKey.OP_ACCEPT);
            while (!isStopping) {
                turn(sockets, driver);
            }
        } catch (IOException | ClosedSelectorException e) {
            driver.log().warn("ends, because the system took its sockets: " + e);
        } finally {
            isStopping = true;
            close(sockets, driver);
        }
    }

    private void turn(Sockets sockets, MemberDriver driver) throws IOException {
        await(driver.nextWakeNanos() - ticker.nanos());
        runTasks(driver);
        for (var key : selector.selectedKeys()) {
            guarded(driver, () -> ready(key, sockets, driver));
        }
        selector.selectedKeys().clear();
        guarded(driver, () -> driver.wake(ticker.nanos()));
        guarded(driver, driver::turnEnds);
    }

    private void await(long nanos) throws IOException {
        if (nanos <= 0 || !tasks.isEmpty()) {
            selector.selectNow();
        } else {
            // Rounded up, or the last fraction of a millisecond would be waited for in circles.
            selector.select(Math.max(1, nanos / MILLI + (nanos % MILLI == 0 ? 0 : 1)));
        }
    }

    private void runTasks(MemberDriver driver) {
        wakes.set(false);
        // Only those that are there now: a task that adds one must not keep the sockets waiting.
        for (var left = tasks.size(); left > 0; left--) {
            var task = tasks.poll();
            if (task != null) {
                guarded(driver, task::run);
            }
        }
    }

    private void ready(SelectionKey key, Sockets sockets, MemberDriver driver) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.channel() == sockets.datagrams()) {
            receive(sockets, driver);
        } else if (key.channel() == sockets.connections()) {
            driver.connections().accept(sockets.connections(), ticker.nanos());
        } else if (key.attachment() instanceof Connection connection) {
            driver.connections().ready(connection, ticker.nanos());
        }
    }

    private void receive(Sockets sockets, MemberDriver driver) throws IOException {
        for (var i = 0; i < DATAGRAMS_PER_TURN; i++) {
            datagram.clear();
            var from = (InetSocketAddress) sockets.datagrams().receive(datagram);
            if (from == null) {
                return;
            }
            var now = ticker.nanos();
            var length = content();
            guarded(driver, () -> driver.datagram(now, from, content, length));
        }
    }

    /** Takes over what was received; how many bytes that are. */
    private int content() {
        datagram.flip();
        var length = datagram.remaining();
        if (length > content.length) {
            content = new byte[length];
        }
        datagram.get(content, 0, length);
        return length;
    }

    /** Nothing that one packet, connection or task does may end the loop. */
    private static void guarded(MemberDriver driver, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException | StackOverflowError defect) {
            driver.defect(defect);
        }
    }

    private void close(Sockets sockets, MemberDriver driver) {
        guarded(driver, driver::close);
        sockets.close();
        try {
            selector.close();
        } catch (IOException gone) {
            // There is nothing left to give back.
        }
        runTasks(driver);
    }

    /** Something that one turn does. */
    private interface Step {
        void run() throws IOException;
    }
}
