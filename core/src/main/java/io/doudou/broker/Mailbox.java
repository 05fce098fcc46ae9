package io.doudou.broker;

import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The messages that wait in front of one queue, or of one subscription that is in none, and the
 * members that take them. One lock guards everything; publishers and members wait on it.
 */
final class Mailbox {

    private final Optional<String> queue;
    private final int waitingMax;
    private final Ticker ticker;

    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Set<Object> members = new HashSet<>();
    private int reserved;

    /** No longer part of the topic: its last member deals with what is left. */
    private boolean ending;

    Mailbox(Terms terms, Ticker ticker) {
        this.queue = terms.queue();
        this.waitingMax = terms.waitingMax();
        this.ticker = ticker;
    }

    /** Whether a subscription with these terms is a member of the same queue. */
    boolean isOf(Terms terms) {
        return queue.isPresent() && queue.equals(terms.queue());
    }

    synchronized void join(Object member) {
        members.add(member);
    }

    /** Takes a member away, unless it is the last, which stays; true when it is. */
    synchronized boolean leave(Object member) {
        ending = members.size() == 1 && members.contains(member);
        if (!ending) {
            members.remove(member);
        }
        notifyAll();
        return ending;
    }

    /** Makes sure of room for one message; false when there was none until {@code endNanos}. */
    synchronized boolean reserve(long endNanos) throws InterruptedException {
        if (!hasRoom()) {
            var left = Duration.ofNanos(endNanos - ticker.nanos());
            try (var _ = Alarm.after(left, ticker, this::wake)) {
                while (!hasRoom() && endNanos - ticker.nanos() > 0) {
                    wait();
                }
            }
        }
        if (!hasRoom()) {
            return false;
        }
        reserved++;
        return true;
    }

    private boolean hasRoom() {
        return ending || waiting.size() + reserved < waitingMax;
    }

    /** Gives back the room that was reserved. */
    synchronized void release() {
        reserved--;
        notifyAll();
    }

    /** Puts a message where room was reserved for it. */
    synchronized void put(Message message) {
        reserved--;
        waiting.addLast(message);
        notifyAll();
    }

    /** Puts a message in front of all others, for the next member that takes one. */
    synchronized void giveBack(Message message) {
        waiting.addFirst(message);
        notifyAll();
    }

    /** Waits for the next message; empty when there is none to come for this member. */
    synchronized Optional<Message> take(Object member) throws InterruptedException {
        while (waiting.isEmpty() && !ending && members.contains(member)) {
            wait();
        }
        if (waiting.isEmpty() || !members.contains(member)) {
            return Optional.empty();
        }
        notifyAll();
        return Optional.of(waiting.removeFirst());
    }

    /**
     * Says that a member takes no more. Drops what waits when nobody is left to take it; says how
     * much, unless it is nothing.
     */
    synchronized Optional<Integer> dropLeftovers(Object member) {
        if (ending) {
            members.remove(member);
        }
        if (!ending || !members.isEmpty() || waiting.isEmpty()) {
            return Optional.empty();
        }
        var count = waiting.size();
        waiting.clear();
        return Optional.of(count);
    }

    private synchronized void wake() {
        notifyAll();
    }
}
