package io.doudou.gossip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * What happened to members, told to everybody at the end of the turn in which it did: first as a
 * list that any thread may read, then to the listeners. Owned by the loop but for {@link #members}.
 */
final class News {

    private final String self;
    private final Executor loop;
    private final Set<Watch> watches = new HashSet<>();
    private final List<MemberEvent> happened = new ArrayList<>();
    private volatile List<Member> members = List.of();

    News(String self, Executor loop) {
        this.self = self;
        this.loop = loop;
    }

    void happened(MemberEvent event) {
        happened.add(event);
    }

    boolean isEmpty() {
        return happened.isEmpty();
    }

    /** Tells all that happened since the last time; {@code now} are all members after it. */
    void publish(List<Member> now) {
        var news = List.copyOf(happened);
        happened.clear();
        members = List.copyOf(now);
        watches.forEach(watch -> watch.offer(news, members));
    }

    /** All members as of the last turn. Any thread may ask. */
    List<Member> members() {
        return members;
    }

    /** Those of the last turn that are there, without this one. */
    List<Member> others() {
        return members.stream().filter(this::isPresentOther).toList();
    }

    boolean isPresentOther(Member member) {
        return member.isPresent() && !member.name().equals(self);
    }

    Watch watch(Consumer<? super MemberEvent> listener) {
        var watch = new Watch(self, listener, this::forget);
        watches.add(watch);
        watch.start(members);
        return watch;
    }

    private void forget(Watch watch) {
        try {
            loop.execute(() -> watches.remove(watch));
        } catch (RejectedExecutionException closed) {
            // Then all watches have ended.
        }
    }

    void close() {
        watches.forEach(Watch::endLast);
        watches.clear();
    }
}
