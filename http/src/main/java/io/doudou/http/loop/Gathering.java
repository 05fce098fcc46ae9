package io.doudou.http.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes on their way from the one thread that makes them to the event loop that sends them. The
 * loop is asked as soon as there is something, and takes all that has gathered until it comes
 * round: so what comes alone leaves at once, and what comes faster than it can be sent leaves
 * together. One lock guards everything.
 */
public final class Gathering {

    /** What leaves together at most; more is several pieces. */
    public static final int PIECE_BYTES = 32 << 10;

    private List<Piece> pieces = new ArrayList<>(1);
    private boolean isLoopAsked;
    private volatile int bytes;

    /** Nothing has gathered yet. */
    public Gathering() {}

    /**
     * Adds the first {@code count} bytes of an array that nobody changes from now on.
     *
     * @return whether the loop has to be asked to take them
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Guarded by the lock.
    public synchronized boolean add(byte[] more, int count) {
        bytes += count;
        if (pieces.isEmpty() || !pieces.getLast().add(more, count)) {
            pieces.add(new Piece(more, count));
        }
        var wasAsked = isLoopAsked;
        isLoopAsked = true;
        return !wasAsked;
    }

    /** Whether a piece is full that the loop could have sent meanwhile. */
    public boolean isFull() {
        return bytes >= PIECE_BYTES;
    }

    /** Called by the loop: all that has gathered, in order. */
    public synchronized List<Piece> take() {
        isLoopAsked = false;
        bytes = 0;
        if (pieces.isEmpty()) {
            return List.of();
        }
        var taken = pieces;
        pieces = new ArrayList<>(1);
        return taken;
    }

    /** Bytes that leave together. */
    public static final class Piece {
        private byte[] bytes;
        private int count;

        private Piece(byte[] bytes, int count) {
            this.bytes = bytes;
            this.count = count;
        }

        /** Of these the first {@link #count}. */
        public byte[] bytes() {
            return bytes;
        }

        public int count() {
            return count;
        }

        /** Takes more behind what is there; false when it is full. */
        private boolean add(byte[] more, int moreCount) {
            var all = count + moreCount;
            if (all > PIECE_BYTES) {
                return false;
            }
            if (all > bytes.length) {
                var room = Math.min(PIECE_BYTES, Math.max(2 * bytes.length, all));
                bytes = Arrays.copyOf(bytes, room);
            }
            System.arraycopy(more, 0, bytes, count, moreCount);
            count = all;
            return true;
        }
    }
}
