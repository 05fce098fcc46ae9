package io.doudou.transport;

import io.doudou.broker.Message;
import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * One side of a conversation, whatever carries it: knows what may be sent, what has come, and how
 * it ended. A transport makes one for each side and hands over what the other side said; tests of
 * its own it needs for the carrying only.
 *
 * <p>Half a window that was received is told to the other side at once, so both work in longer
 * stretches and neither waits for the other as long as both keep pace.
 */
public final class Talk implements Conversation {

    /** Messages on their way, or received by nobody yet. */
    public static final int WINDOW_MESSAGES = 256;

    /** Bytes of such messages; one that is larger goes alone. */
    public static final int WINDOW_BYTES = 256 << 10;

    /** Brings what this side says to the other one. */
    public interface Line {

        /**
         * Brings it, in order. May be called by several threads.
         *
         * @throws ServiceException when that is not possible any more
         * @throws IllegalArgumentException when it is too large
         */
        void say(Said said);

        /** The other side left, failed or vanished. Called once at most, by any thread. */
        void lost();

        /** Nothing more is said or heard. Called once at most. */
        void closed();
    }

    private static final Logger LOG = System.getLogger(Talk.class.getName());

    private final String what;
    private final Line line;
    private final Ticker ticker;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final Condition room = lock.newCondition();

    // What the other side says; guarded by the lock, as is all below.
    private final Queue<Message> unread = new ArrayDeque<>();
    private long heardCount;
    private long takenCount;
    private long untoldMessages;
    private long untoldBytes;
    private boolean heardEnd;

    // What this side says: the sizes of messages that the other one has not received.
    private final Queue<Integer> underWay = new ArrayDeque<>();
    private long underWayBytes;
    private long saidCount;
    private boolean saidEnd;

    private boolean unwanted;
    private boolean isMisled;
    private boolean closed;
    private long heardNanos;
    private @Nullable ServiceException failure;

    /**
     * A conversation in which nobody has said anything.
     *
     * @param what begins messages: {@code the conversation with shop}
     */
    public Talk(String what, Line line, Ticker ticker) {
        this.what = what;
        this.line = line;
        this.ticker = ticker;
        this.heardNanos = ticker.nanos();
    }

    // What the transport tells.

    /** The other side said something. Never blocks. */
    public void heard(Said said) {
        change(
                () -> {
                    heardNanos = ticker.nanos();
                    switch (said) {
                        case Said.Item(var number, var message) -> item(number, message);
                        case Said.Taken(var count) -> taken(count);
                        case Said.End(var count) -> ended(count);
                        case Said.Done(var count) -> {
                            unwanted = true;
                            ended(count);
                        }
                        case Said.Left() -> failed("left");
                        case Said.Failed(var reason) -> failed("failed: " + reason);
                        case Said.Alive() -> {}
                    }
                });
    }

    /** The other side said what makes no sense, which ends the conversation. Never blocks. */
    public void nonsense(String how) {
        change(() -> misled(how));
    }

    /** The other side cannot be reached any more. Never blocks. */
    public void broken(ServiceException why) {
        change(() -> fail(why));
    }

    private void change(Runnable change) {
        boolean isLost;
        lock.lock();
        try {
            var before = failure;
            change.run();
            isLost = before == null && failure != null && !closed;
            heard.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        if (isLost) {
            line.lost();
        }
    }

    /** The transport ends it: the other side hears that this one left. */
    public void abandoned(ServiceException why) {
        tell(new Said.Left());
        broken(why);
    }

    /** How long the other side has said nothing. */
    public Duration silence() {
        lock.lock();
        try {
            return Duration.ofNanos(ticker.nanos() - heardNanos);
        } finally {
            lock.unlock();
        }
    }

    private void item(long number, Message message) {
        if (closed || failure != null) {
            return;
        }
        if (number != heardCount + 1 || heardEnd) {
            misled("said message " + number + " behind message " + heardCount);
        } else if (unread.size() >= WINDOW_MESSAGES) {
            misled("says more than there is room for");
        } else {
            heardCount = number;
            unread.add(message);
        }
    }

    private void taken(long count) {
        while (!underWay.isEmpty() && saidCount - underWay.size() < count) {
            underWayBytes -= underWay.remove();
        }
    }

    private void ended(long count) {
        if (count == heardCount) {
            heardEnd = true;
        } else {
            misled("said " + count + " messages, of which " + heardCount + " have come");
        }
    }

    /** A failure that the other side does not know of. */
    private void misled(String how) {
        isMisled |= failure == null;
        failed(how);
    }

    private void failed(String how) {
        fail(new Unknown(what + ": the other side " + how));
    }

    /** Behind the end nothing can fail. */
    private void fail(ServiceException why) {
        if (failure == null && !(heardEnd && (saidEnd || unwanted))) {
            failure = why;
        }
    }

    // What those do who talk.

    @Override
    public boolean send(Message message) {
        var item = admitted(message);
        if (item == null) {
            return false;
        }
        try {
            bring(item);
            return true;
        } catch (IllegalArgumentException tooLarge) {
            leave(new Said.Failed("a message is too large"));
            throw tooLarge;
        }
    }

    private void bring(Said said) {
        try {
            line.say(said);
        } catch (ServiceException away) {
            broken(away);
            throw new Unknown(what + ": " + away.getMessage(), away);
        }
    }

    /** The message with its number, once there is room for it; null when nobody wants it. */
    private Said.@Nullable Item admitted(Message message) {
        lock.lock();
        try {
            await(room, () -> hasRoom() || closed || saidEnd || unwanted || failure != null);
            requireOpen();
            if (saidEnd) {
                throw new IllegalStateException(what + ": a message behind the end");
            }
            if (unwanted) {
                return null;
            }
            throwFailure();
            var bytes = message.bodyBytes();
            underWay.add(bytes);
            underWayBytes += bytes;
            return new Said.Item(++saidCount, message);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom() {
        return underWay.size() < WINDOW_MESSAGES && underWayBytes < WINDOW_BYTES;
    }

    @Override
    public void end() {
        Said last;
        lock.lock();
        try {
            requireOpen();
            if (saidEnd || unwanted) {
                return;
            }
            throwFailure();
            saidEnd = true;
            last = new Said.End(saidCount);
        } finally {
            lock.unlock();
        }
        bring(last);
    }

    @Override
    public @Nullable Message receive() {
        Message next;
        long told;
        lock.lock();
        try {
            await(heard, () -> !unread.isEmpty() || closed || heardEnd || failure != null);
            requireOpen();
            if (unread.isEmpty() && heardEnd) {
                return null;
            }
            if (unread.isEmpty()) {
                throwFailure();
            }
            next = unread.remove();
            told = received(next) ? takenCount : 0;
        } finally {
            lock.unlock();
        }
        if (told > 0) {
            tell(new Said.Taken(told));
        }
        return next;
    }

    /** Counts a message; whether the other side must hear of it. */
    private boolean received(Message message) {
        takenCount++;
        untoldMessages++;
        untoldBytes += message.bodyBytes();
        if (heardEnd || (untoldMessages < WINDOW_MESSAGES / 2 && untoldBytes < WINDOW_BYTES / 2)) {
            return false;
        }
        untoldMessages = 0;
        untoldBytes = 0;
        return true;
    }

    @Override
    public void close() {
        leave(new Said.Left());
    }

    /**
     * Has {@code answerer} take part as the side that answers, until it returns: that is the end of
     * the conversation. Nothing is thrown.
     */
    public void answer(Transport.Answerer answerer, Message opening) {
        try {
            answerer.converse(opening, this);
            leave(new Said.Done(said()));
        } catch (Throwable failure) {
            // An Error is the end of this conversation, and of no other one.
            LOG.log(Level.DEBUG, what + " failed", failure);
            leave(new Said.Failed(failure.toString()));
        }
    }

    private long said() {
        lock.lock();
        try {
            return saidCount;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Said last) {
        boolean isNews;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            isNews = isMisled || (failure == null && !(heardEnd && saidEnd) && !unwanted);
            unread.clear();
            heard.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        if (isNews) {
            tell(last);
        }
        line.closed();
    }

    /** Whoever cannot be told finds out in the same way as this side did. */
    private void tell(Said said) {
        try {
            line.say(said);
        } catch (ServiceException away) {
            broken(away);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(what + " is closed");
        }
    }

    private void throwFailure() {
        if (failure != null) {
            throw new Unknown(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** Waits until the deadline of the call that this thread works for. */
    private void await(Condition condition, BooleanSupplier isReady) {
        var left = CallScope.current().remaining(ticker);
        var leftNanos = left.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        try {
            while (!isReady.getAsBoolean()) {
                if (leftNanos <= 0) {
                    throw new Cancelled(what + ": the deadline of who waits has passed");
                }
                leftNanos = condition.awaitNanos(leftNanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled(what + ": interrupted", interrupted);
        }
    }
}
