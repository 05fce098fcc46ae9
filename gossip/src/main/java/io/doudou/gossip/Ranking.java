package io.doudou.gossip;

import java.util.Arrays;

/**
 * The items of a {@link BroadcastQueue} in the order in which they go: those sent least first, of
 * those the longest, of those the newest.
 *
 * <p>Sorted arrays and no tree, because nothing is looked through more often in a growing cluster:
 * what is compared lies together in memory, and moving some thousand neighbours costs less than
 * following a dozen pointers.
 */
final class Ranking {

    private static final int CAPACITY_AT_FIRST = 8;

    /** Stands where nothing is any more, so that what was there can go. */
    private static final Item NOTHING = new Item(0, 0);

    private Item[] items = new Item[CAPACITY_AT_FIRST];
    // By what the items are sorted: the lowest rank first, and of those the highest id.
    private long[] ranks = new long[CAPACITY_AT_FIRST];
    private long[] ids = new long[CAPACITY_AT_FIRST];
    private int size;
    // No item is shorter; most packets end with less room than any of them needs.
    private int lengthMin = Integer.MAX_VALUE;

    /** What is ranked. */
    static class Item {
        private final int length;
        private final long id;
        private int transmits;

        /**
         * @param id higher than that of every older item
         */
        Item(int length, long id) {
            this.length = length;
            this.id = id;
        }

        final int length() {
            return length;
        }

        /** How often it was sent. */
        final int transmits() {
            return transmits;
        }

        private long rank() {
            return Ranking.rank(transmits, length);
        }
    }

    int size() {
        return size;
    }

    Item get(int place) {
        return items[place];
    }

    void add(Item item) {
        if (size == items.length) {
            resize(2 * size);
        }
        int place = find(item.rank(), item.id, 0);
        shift(place, place + 1, size - place);
        put(place, item);
        size++;
        lengthMin = Math.min(lengthMin, item.length);
    }

    /** Takes out an item that is there. */
    void remove(Item item) {
        remove(find(item.rank(), item.id, 0));
    }

    /** Takes out what is at this place; all behind it move one forward. */
    void remove(int place) {
        shift(place + 1, place, size - place - 1);
        items[--size] = NOTHING;
        if (size == 0) {
            lengthMin = Integer.MAX_VALUE;
            resize(CAPACITY_AT_FIRST);
        }
    }

    /** What is at this place was sent once more, so it goes behind all that were sent less. */
    void demote(int place) {
        var item = items[place];
        item.transmits++;
        int next = find(item.rank(), item.id, place + 1) - 1;
        shift(place + 1, place, next - place);
        put(next, item);
    }

    /**
     * The first place, from this one on, of an item of at most this length; {@link #size} if there
     * is none.
     */
    int fitting(int from, int lengthMax) {
        int place = lengthMax < lengthMin ? size : from;
        while (place < size && items[place].length > lengthMax) {
            // Beyond this tier if nothing in it is short enough.
            place = find(rank(items[place].transmits, lengthMax), Long.MAX_VALUE, place);
        }
        return place;
    }

    private static long rank(int transmits, int length) {
        return ((long) transmits << Integer.SIZE) + Integer.MAX_VALUE - length;
    }

    /** The first place, from this one on, of something that does not go before these. */
    private int find(long rank, long id, int from) {
        int low = from;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranks[middle] < rank || (ranks[middle] == rank && ids[middle] > id)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(items, from, items, to, count);
        System.arraycopy(ranks, from, ranks, to, count);
        System.arraycopy(ids, from, ids, to, count);
    }

    private void put(int place, Item item) {
        items[place] = item;
        ranks[place] = item.rank();
        ids[place] = item.id;
    }

    private void resize(int capacity) {
        if (capacity == items.length) {
            return;
        }
        items = Arrays.copyOf(items, capacity);
        ranks = Arrays.copyOf(ranks, capacity);
        ids = Arrays.copyOf(ids, capacity);
    }
}
