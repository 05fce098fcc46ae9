package io.doudou.redis.wire;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

import javax.net.ssl.SSLException;

/**
 * One server, through a few connections that callers share. Connects when first asked. Serves all
 * threads, virtual ones best: who waits, blocks.
 *
 * <p>What goes wrong on the way is a {@link ServiceException}: {@link Unreachable} when nothing was
 * sent, {@link Unknown} when the answer was lost. What the server says no to is a {@link Refusal}.
 */
public final class Redis implements AutoCloseable {

    /** Connections that are shared; who needs one more waits. */
    static final int CONNECTIONS_MAX = 16;

    /** A connection that nobody used for so long is tried before it is used again. */
    private static final long DOUBT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Server server;
    private final Ticker ticker;
    private final Semaphore permits = new Semaphore(CONNECTIONS_MAX);

    // Guarded by itself; the one that was used last is on top.
    private final Deque<Idle> idle = new ArrayDeque<>();
    private volatile boolean closed;

    /** A server that nothing is asked of yet. */
    public Redis(Server server, Ticker ticker) {
        this.server = server;
        this.ticker = ticker;
    }

    public Server server() {
        return server;
    }

    /** The answer to one command. */
    public Reply ask(Command command) {
        return ask(List.of(command)).getFirst();
    }

    /** The answers to commands that are sent together; the first failure among them is thrown. */
    public List<Reply> ask(List<Command> commands) {
        return use(
                connection -> {
                    var replies = connection.ask(commands);
                    connection.requireAll(commands, replies);
                    return replies;
                });
    }

    /** The answer to one command, which may be a failure. */
    public Reply askAnyhow(Command command) {
        return use(connection -> connection.ask(List.of(command))).getFirst();
    }

    /**
     * The reply to a command, unless it is a failure.
     *
     * @throws Refusal when the server said no
     */
    public Reply require(String command, Reply reply) {
        return Connection.require(server, command, reply);
    }

    /** A connection of its own, for commands that wait; the caller closes it. */
    public Connection open() {
        requireOpen();
        try {
            return Connection.open(server);
        } catch (IOException failure) {
            throw unreachable(failure);
        }
    }

    private <T> T use(Use<T> use) {
        requireOpen();
        acquire();
        try {
            return use(use, taken());
        } finally {
            permits.release();
        }
    }

    private void acquire() {
        try {
            permits.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while waiting for redis at " + server.name(), stopped);
        }
    }

    private <T> T use(Use<T> use, Connection connection) {
        var isSound = false;
        try {
            var result = use.use(connection);
            isSound = true;
            return result;
        } catch (IOException failure) {
            throw lost(failure);
        } catch (Refusal refusal) {
            isSound = !refusal.isOfTheServer();
            throw refusal;
        } finally {
            giveBack(connection, isSound);
        }
    }

    private void giveBack(Connection connection, boolean isSound) {
        synchronized (idle) {
            if (isSound && !closed) {
                idle.push(new Idle(connection, ticker.nanos()));
                return;
            }
        }
        connection.close();
    }

    /** One that was used just now, or that answers, or a new one. */
    private Connection taken() {
        while (true) {
            Idle next;
            synchronized (idle) {
                next = idle.poll();
            }
            if (next == null) {
                return open();
            }
            if (ticker.nanos() - next.sinceNanos < DOUBT_NANOS || next.connection.isAlive()) {
                return next.connection;
            }
            next.connection.close();
        }
    }

    /** What a connection that broke before anything was sent means. */
    private ServiceException unreachable(IOException failure) {
        if (isInterrupted()) {
            return cancelled(failure);
        }
        var remedy =
                failure instanceof SSLException
                        ? "see GDD_REDIS_TRUST, by which it is trusted"
                        : "start it there, or see GDD_REDIS_ADDRESS and GDD_REDIS_TLS";
        return new Unreachable(
                "redis at %s cannot be reached (%s); %s"
                        .formatted(server.name(), failure.getMessage(), remedy),
                failure);
    }

    /** What a connection that broke while an answer was awaited means. */
    public ServiceException lost(IOException failure) {
        return isInterrupted()
                ? cancelled(failure)
                : new Unknown(
                        "redis at %s did not answer (%s)"
                                .formatted(server.name(), failure.getMessage()),
                        failure);
    }

    private ServiceException cancelled(IOException failure) {
        return new Cancelled("interrupted while talking to redis at " + server.name(), failure);
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the connections to redis are closed");
        }
    }

    /** Connections in use are closed when they are given back. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        synchronized (idle) {
            idle.forEach(each -> each.connection.close());
            idle.clear();
        }
    }

    private interface Use<T> {
        T use(Connection connection) throws IOException;
    }

    private record Idle(Connection connection, long sinceNanos) {}
}
