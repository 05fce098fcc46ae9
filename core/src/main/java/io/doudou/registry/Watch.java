package io.doudou.registry;

import java.util.List;
import java.util.Optional;

/**
 * The changes of one service as snapshots. Read by one thread; closed by any.
 *
 * <p>Each snapshot is complete, so a reader that falls behind skips to the newest and misses
 * nothing, and no queue grows.
 */
public interface Watch extends AutoCloseable {

    /**
     * Blocks until the service differs from the last answer.
     *
     * @return all versions with their nodes, an empty list when nobody offers it any more; an empty
     *     optional when the watch was closed
     * @throws InterruptedException when the thread is interrupted
     */
    Optional<List<Service>> next() throws InterruptedException;

    /** Ends a waiting {@link #next}. A second call does nothing. */
    @Override
    void close();
}
