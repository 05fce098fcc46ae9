package io.doudou.app;

import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that run through it, so that somebody can wait until none does. */
final class InFlight implements Filter {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int requests; // guarded by the lock

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        add(1);
        try {
            return next.handle(request);
        } finally {
            add(-1);
        }
    }

    private void add(int difference) {
        lock.lock();
        try {
            requests += difference;
            if (requests == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing ran any more within {@code limit}. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        var left = limit.toNanos();
        lock.lock();
        try {
            while (requests > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return requests == 0;
        } finally {
            lock.unlock();
        }
    }
}
