package io.doudou.simulation;

import io.doudou.gossip.StreamFailure;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.UserMessage;

import java.util.Optional;

/**
 * One connection as TCP makes it: nothing gets lost, but everything lost on the way is sent again
 * after a time that doubles, so loss becomes delay; and a machine without a listener refuses.
 */
final class Connection {

    private static final long HANDSHAKE_RETRY_NANOS = 1_000_000_000L;
    private static final long DATA_RETRY_NANOS = 200_000_000L;

    private final World world;
    private final Life opener;
    private final long stream;
    private final Address to;
    private final StreamMessage message;
    private final long deadlineNanos;
    private long retryNanos = HANDSHAKE_RETRY_NANOS;
    private boolean over;

    Connection(
            World world,
            Life opener,
            long stream,
            Address to,
            StreamMessage message,
            long deadlineNanos) {
        this.world = world;
        this.opener = opener;
        this.stream = stream;
        this.to = to;
        this.message = message;
        this.deadlineNanos = deadlineNanos;
    }

    void open(long nowNanos) {
        world.at(deadlineNanos, now -> fail(now, StreamFailure.TIMED_OUT));
        shakeHands(nowNanos);
    }

    private void shakeHands(long nowNanos) {
        var target = world.listener(to);
        if (target == null
                || target.state() == Life.State.VANISHED
                || !passes(opener, target)
                || !passes(target, opener)) {
            retry(nowNanos, this::shakeHands);
            return;
        }
        long there = world.network().delayNanos();
        long back = world.network().delayNanos();
        if (target.state() == Life.State.ENDED) {
            world.at(nowNanos + there + back, now -> fail(now, StreamFailure.REFUSED));
        } else {
            retryNanos = DATA_RETRY_NANOS;
            world.at(nowNanos + there + back, now -> request(now, target));
        }
    }

    private void request(long nowNanos, Life target) {
        if (!passes(opener, target)) {
            retry(nowNanos, now -> request(now, target));
            return;
        }
        world.streamed(opener, message);
        world.at(nowNanos + world.network().delayNanos(), now -> arrive(now, target));
    }

    private void arrive(long nowNanos, Life target) {
        switch (target.state()) {
            case RUNNING -> reply(nowNanos, target);
            case STANDING_STILL -> target.call(nowNanos, _ -> reply(world.nowNanos(), target));
            case ENDED -> fail(nowNanos, StreamFailure.CLOSED);
            case VANISHED -> {}
        }
    }

    private void reply(long nowNanos, Life target) {
        if (over) {
            return;
        }
        var answer = target.request(nowNanos, opener.address(), message);
        if (message instanceof UserMessage) {
            over = true;
            return;
        }
        retryNanos = DATA_RETRY_NANOS;
        answer(nowNanos, target, answer);
    }

    private void answer(long nowNanos, Life target, Optional<StreamMessage> answer) {
        if (!passes(target, opener)) {
            retry(nowNanos, now -> answer(now, target, answer));
            return;
        }
        answer.ifPresent(sent -> world.streamed(target, sent));
        long at = nowNanos + world.network().delayNanos();
        if (answer.isEmpty()) {
            world.at(at, now -> fail(now, StreamFailure.CLOSED));
        } else {
            world.at(at, now -> succeed(now, answer.get()));
        }
    }

    private boolean passes(Life from, Life target) {
        return world.network().connects(from, target) && !world.network().loses();
    }

    private void retry(long nowNanos, Agenda.Event step) {
        long at = nowNanos + retryNanos;
        retryNanos *= 2;
        if (!over && at < deadlineNanos) {
            world.at(at, step);
        }
    }

    private void succeed(long nowNanos, StreamMessage answer) {
        if (end()) {
            opener.call(
                    nowNanos, local -> opener.membership().streamAnswered(local, stream, answer));
        }
    }

    private void fail(long nowNanos, StreamFailure why) {
        if (end()) {
            opener.call(nowNanos, local -> opener.membership().streamFailed(local, stream, why));
        }
    }

    private boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }
}
