package io.doudou.http.client;

import io.doudou.http.Call;
import io.doudou.http.Outgoing;
import io.doudou.http.loop.Engine;
import io.doudou.time.Ticker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Wires to the nodes of a test class, all on one engine, and what the tests ask and read. */
final class Wires implements AutoCloseable {

    static final Ticker TICKER = Ticker.system();
    static final Outgoing GET = Call.of("GetUser", "GET", "/user").outgoing();

    private static final int CONNECTIONS_MAX = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(50);

    private final Engine engine = Engine.start();
    private final ClientLimits limits;

    /**
     * @param answerBytesMax how much an answer may hold
     */
    Wires(int answerBytesMax) {
        this.limits = limits(CONNECTIONS_MAX, PATIENCE, answerBytesMax);
    }

    static ClientLimits limits(int connectionsMax, Duration acquireTimeout, int answerBytesMax) {
        return new ClientLimits(
                connectionsMax, PATIENCE, acquireTimeout, IDLE, answerBytesMax, Lifetime.ENDLESS);
    }

    SocketWire to(RawNode node) {
        return to(NodeAddress.parse(node.address()));
    }

    SocketWire to(NodeAddress address) {
        return to(address, limits);
    }

    SocketWire to(NodeAddress address, ClientLimits others) {
        return new SocketWire(
                new Dialer(engine, others, "", TICKER), "usersvc", address, others, TICKER);
    }

    static TimeLimit within(Duration duration) {
        return new TimeLimit(
                TICKER.nanos() + duration.toNanos(), false, "no answer within " + duration);
    }

    /** So soon that a test may wait until then. */
    static TimeLimit soon() {
        return within(Duration.ofMillis(50));
    }

    /** So late that it never comes in a test. */
    static TimeLimit later() {
        return within(Duration.ofSeconds(30));
    }

    static String body(Answer answer) {
        return switch (answer.content()) {
            case Answer.Whole whole -> new String(whole.bytes(), StandardCharsets.UTF_8);
            case Answer.Cut cut -> throw cut.failure();
            case Answer.Refused refused -> throw refused.fault();
            case Answer.Flow flow -> throw new AssertionError("a stream");
        };
    }

    @Override
    public void close() {
        engine.close();
    }
}
