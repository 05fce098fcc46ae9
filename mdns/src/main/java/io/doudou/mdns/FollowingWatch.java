package io.doudou.mdns;

import io.doudou.registry.Service;
import io.doudou.registry.Watch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A watch that says when it is no longer needed. */
final class FollowingWatch implements Watch {

    private final Watch watch;
    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();

    FollowingWatch(Watch watch, Runnable whenClosed) {
        this.watch = watch;
        this.whenClosed = whenClosed;
    }

    @Override
    public Optional<List<Service>> next() throws InterruptedException {
        return watch.next();
    }

    @Override
    public void close() {
        watch.close();
        if (closed.compareAndSet(false, true)) {
            whenClosed.run();
        }
    }
}
