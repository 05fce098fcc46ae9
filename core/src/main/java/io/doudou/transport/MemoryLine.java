package io.doudou.transport;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Brings what one side of a conversation says to the other one, within the process. */
final class MemoryLine implements Talk.Line {

    // Set before anything is said.
    private @Nullable Talk other;
    private Runnable whenLost = () -> {};

    /**
     * Says where it leads.
     *
     * @param whenLost run when the other side has left
     */
    void lead(Talk to, Runnable whenLost) {
        this.other = to;
        this.whenLost = whenLost;
    }

    @Override
    public void say(Said said) {
        Objects.requireNonNull(other).heard(said);
    }

    @Override
    public void lost() {
        whenLost.run();
    }

    @Override
    public void closed() {}
}
