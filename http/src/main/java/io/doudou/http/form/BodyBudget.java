package io.doudou.http.form;

import io.doudou.fault.Fault;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all request bodies of a server may take at a time. A limit for each body alone is
 * none: a hundred clients that each hold back the end of one would fill the heap. Serves all loops.
 */
public final class BodyBudget {

    /** A body of at most this many bytes is not counted: the number of connections bounds them. */
    public static final int FREE_BYTES = 8 << 10;

    private final long bytesMax;
    private final AtomicLong taken = new AtomicLong();

    public BodyBudget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * Takes memory.
     *
     * @throws Fault 503 when there is not enough left
     */
    public void take(long bytes) {
        if (taken.addAndGet(bytes) > bytesMax) {
            taken.addAndGet(-bytes);
            throw new Fault(503, "server.busy", "There are too many large requests at the moment.");
        }
    }

    public void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    public long taken() {
        return taken.get();
    }
}
