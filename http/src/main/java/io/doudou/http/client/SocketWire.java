package io.doudou.http.client;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.http.Outgoing;
import io.doudou.http.loop.LoopThread;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** The wire to one node: a pool of connections, and one exchange for each attempt. */
final class SocketWire implements NodeWire, Pool.Connector<Line> {

    private final Dialer dialer;
    private final String label;
    private final NodeAddress address;

    /** What each request names as its host. */
    private final String authority;

    private final ClientLimits limits;
    private final Ticker ticker;
    private final Pool<Line> pool;

    SocketWire(
            Dialer dialer,
            String service,
            NodeAddress address,
            ClientLimits limits,
            Ticker ticker) {
        this.dialer = dialer;
        this.label = service + " at " + address;
        this.address = address;
        this.authority = address.authority();
        this.limits = limits;
        this.ticker = ticker;
        this.pool = new Pool<>(label(), limits.connectionsMax(), limits.lifetime(), this, ticker);
    }

    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        var seat = seat(limit);
        var answer = exchange(seat, request, shape, limit).run();
        return Gzip.unpacked(answer, limits.answerBytesMax());
    }

    private Exchange exchange(
            Pool.Seat<Line> seat, Outgoing request, Shape shape, TimeLimit limit) {
        try {
            return new Exchange(this, seat, request, shape, limit, ticker);
        } catch (RuntimeException cannotBeSent) {
            pool.give(seat);
            throw cannotBeSent;
        }
    }

    private Pool.Seat<Line> seat(TimeLimit limit) {
        var acquireEnd = ticker.nanos() + limits.acquireTimeout().toNanos();
        var end = limit.endNanos() - acquireEnd < 0 ? limit.endNanos() : acquireEnd;
        try {
            return pool.take(dialer.homes().on(LoopThread.carrier()), end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled(label() + ": interrupted", interrupted);
        }
    }

    @Override
    public String label() {
        return label;
    }

    NodeAddress address() {
        return address;
    }

    ClientTls tls() {
        return dialer.tls();
    }

    String authority() {
        return authority;
    }

    ClientLimits limits() {
        return limits;
    }

    Pool<Line> pool() {
        return pool;
    }

    @Override
    public boolean isFull() {
        return pool.isFull();
    }

    @Override
    public void closeIdle() {
        pool.closeIdle(ticker.nanos() - limits.idleTimeout().toNanos());
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public void open(
            @Nullable Object home,
            Consumer<Pool.Opened<Line>> good,
            Consumer<ServiceException> bad) {
        var at = home instanceof ClientLoop wanted ? wanted : dialer.homes().any();
        dialer.dial(address, at, line -> good.accept(opened(line)), bad::accept);
    }

    private static Pool.Opened<Line> opened(Line line) {
        return new Pool.Opened<>(line, line.home(), line.capacity());
    }

    @Override
    public void whenSpent(Line line, Runnable told) {
        line.whenSpent(told);
    }

    @Override
    public void close(Line line) {
        line.close();
    }
}
