package io.doudou.http.server;

import io.doudou.time.Ticker;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one event loop and what they share. Belongs to that loop but for its
 * constructor.
 *
 * <p>A request passes some five time limits and nearly never meets one. So none of them arms a
 * timer: a connection writes down since when it waits, and is asked several times within the
 * shortest limit whether that is too long. A limit may therefore be overdrawn by one round.
 */
final class ServerLoop {

    /** A connection as its loop sees it. */
    interface Member {

        /** Ends what has taken too long. */
        void check(long nowNanos);

        /** The server stops: closes when nothing runs, else after what runs. */
        void drain();

        /** Is about to be closed: tells whom that can be told in the middle of a stream. */
        default void cancel() {}

        /** Closes now. */
        void close();
    }

    private static final Duration ROUND_MIN = Duration.ofMillis(10);
    private static final Duration ROUND_MAX = Duration.ofMillis(500);
    private static final int ROUNDS_PER_LIMIT = 10;

    private final LoopClock clock;
    private final Http1Encoder encoder;
    private final Set<Member> members = new HashSet<>();
    private final int membersMax;
    private final Future<?> rounds;
    private int running;
    private @Nullable Runnable whenQuiet;

    /**
     * @param shortest the shortest of the time limits that members check
     * @param membersMax how many connections this loop takes
     */
    ServerLoop(EventLoop loop, Ticker ticker, Duration shortest, int membersMax) {
        this.membersMax = membersMax;
        this.clock = new LoopClock(ticker);
        this.encoder = new Http1Encoder(clock);
        var nanos = round(shortest).toNanos();
        this.rounds = loop.scheduleAtFixedRate(this::sweep, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    LoopClock clock() {
        return clock;
    }

    Http1Encoder encoder() {
        return encoder;
    }

    boolean isFull() {
        return members.size() >= membersMax;
    }

    void add(Member member) {
        members.add(member);
    }

    void remove(Member member) {
        members.remove(member);
    }

    /** An exchange has begun. */
    void started() {
        running++;
    }

    /** An exchange has ended. */
    void ended() {
        running--;
        tellWhenQuiet();
    }

    boolean isDraining() {
        return whenQuiet != null;
    }

    /** Closes all connections that do nothing, the others when they are done; then tells so. */
    void drain(Runnable quiet) {
        whenQuiet = quiet;
        List.copyOf(members).forEach(Member::drain);
        tellWhenQuiet();
    }

    void close() {
        rounds.cancel(false);
        List.copyOf(members).forEach(Member::cancel);
        List.copyOf(members).forEach(Member::close);
    }

    private void tellWhenQuiet() {
        if (running == 0 && whenQuiet != null) {
            whenQuiet.run();
        }
    }

    private void sweep() {
        clock.tick();
        List.copyOf(members).forEach(member -> member.check(clock.nanos()));
    }

    private static Duration round(Duration limit) {
        // Not Duration.dividedBy: it loads BigDecimal, which costs a start some milliseconds.
        var round = Duration.ofNanos(limit.toNanos() / ROUNDS_PER_LIMIT);
        if (round.compareTo(ROUND_MIN) < 0) {
            return ROUND_MIN;
        }
        return round.compareTo(ROUND_MAX) > 0 ? ROUND_MAX : round;
    }
}
