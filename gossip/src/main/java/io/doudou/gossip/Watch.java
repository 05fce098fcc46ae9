package io.doudou.gossip;

import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberForgotten;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberRecovered;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.MemberEvent.MemberUpdated;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * One listener with a thread of its own: it is told everything in order, may take its time, and may
 * call back into the cluster. Closing twice is harmless; after that nothing more is told.
 *
 * <p>It first hears of all members that are there. A listener that falls too far behind misses what
 * happened in between, and hears of the difference.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Watch.class.getName());

    /** What waits for one listener before it is told differences only. */
    static final int WAITING_MAX = 16_384;

    private final Consumer<? super MemberEvent> listener;
    private final Runnable onClose;
    private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();

    /** What the listener knows; its own thread's. */
    private final Map<String, Member> known = new HashMap<>();

    private final Thread thread;

    /** What the thread does next. */
    private sealed interface Task {}

    private record News(MemberEvent event) implements Task {}

    /** All members as they are now. */
    private record Everything(List<Member> members) implements Task {}

    private record End() implements Task {}

    Watch(String name, Consumer<? super MemberEvent> listener, Consumer<Watch> onClose) {
        this.listener = listener;
        this.onClose = () -> onClose.accept(this);
        this.thread = Thread.ofVirtual().name("watch of " + name).unstarted(this::run);
    }

    /** Begins with all members that are there. */
    void start(List<Member> members) {
        waiting.add(new Everything(members));
        thread.start();
    }

    /** Hands over what happened; {@code members} are all of them after it. Never blocks. */
    void offer(List<MemberEvent> news, List<Member> members) {
        if (waiting.size() + news.size() < WAITING_MAX) {
            news.forEach(event -> waiting.add(new News(event)));
        } else {
            waiting.clear();
            waiting.add(new Everything(members));
        }
    }

    private void run() {
        try {
            var goesOn = true;
            while (goesOn) {
                goesOn = next(waiting.take());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean next(Task task) {
        switch (task) {
            case News news -> tell(news.event());
            case Everything everything -> catchUp(everything.members());
            case End end -> {
                return false;
            }
        }
        return true;
    }

    private void catchUp(List<Member> members) {
        var gone = new HashMap<>(known);
        for (var member : members) {
            gone.remove(member.name());
            tellDifference(known.get(member.name()), member);
        }
        gone.values().forEach(member -> tell(new MemberForgotten(member)));
    }

    private void tellDifference(@Nullable Member before, Member now) {
        var wasPresent = isPresent(before);
        if (now.isPresent() && !wasPresent) {
            tell(new MemberJoined(now));
        } else if (now.isPresent() && before != null && !before.meta().equals(now.meta())) {
            tell(new MemberUpdated(now, before));
        }
        if (before == null || before.status() != now.status()) {
            switch (now.status()) {
                case ALIVE -> {
                    if (wasPresent) {
                        tell(new MemberRecovered(now));
                    }
                }
                case SUSPECT -> tell(new MemberSuspected(now));
                case DEAD -> tellEnd(wasPresent, new MemberDied(now));
                case LEFT -> tellEnd(wasPresent, new MemberLeft(now));
            }
        }
    }

    private static boolean isPresent(@Nullable Member member) {
        return member != null && member.isPresent();
    }

    private void tellEnd(boolean wasPresent, MemberEvent end) {
        if (wasPresent) {
            tell(end);
        }
    }

    private void tell(MemberEvent event) {
        if (event instanceof MemberJoined && isPresent(known.get(event.member().name()))) {
            // A member that took over another dialect begins anew; nobody else has to know.
            return;
        }
        var member = event.member();
        if (event instanceof MemberForgotten) {
            known.remove(member.name());
        } else {
            known.put(member.name(), member);
        }
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener failed on " + event, e);
        }
    }

    /**
     * Nothing is told from now on, but a listener that is being told something is not interrupted.
     */
    @Override
    public void close() {
        onClose.run();
        waiting.clear();
        waiting.add(new End());
    }

    /** Ends after all that has happened is told. */
    void endLast() {
        waiting.add(new End());
    }
}
