package io.doudou.registry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A watch that its registry hands snapshots to; keeps only the newest. For those who write a
 * registry. Snapshots may come from any thread.
 */
public final class SnapshotWatch implements Watch {

    private final Consumer<SnapshotWatch> whenClosed;

    // Guarded by this, which readers wait on.
    private @Nullable List<Service> answered;
    private @Nullable List<Service> waiting;
    private boolean closed;

    /**
     * A watch that knows nothing yet.
     *
     * @param whenClosed told when its reader closes it, each time
     */
    public SnapshotWatch(Consumer<SnapshotWatch> whenClosed) {
        this.whenClosed = whenClosed;
    }

    /** Hands over what holds now; the same as what was answered last is no news. */
    public synchronized void offer(List<Service> snapshot) {
        waiting = snapshot.equals(answered) ? null : snapshot;
        notifyAll();
    }

    @Override
    public synchronized Optional<List<Service>> next() throws InterruptedException {
        while (waiting == null && !closed) {
            wait();
        }
        if (closed || waiting == null) {
            return Optional.empty();
        }
        var answer = waiting;
        answered = answer;
        waiting = null;
        return Optional.of(answer);
    }

    @Override
    public void close() {
        end();
        whenClosed.accept(this);
    }

    /** Ends the watch and tells nobody: what a registry does that is closed. */
    public synchronized void end() {
        closed = true;
        notifyAll();
    }
}
