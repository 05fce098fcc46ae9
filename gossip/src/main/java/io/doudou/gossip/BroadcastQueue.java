package io.doudou.gossip;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * News on its way to everybody: each item is sent a limited number of times to random members,
 * which reaches all of them with high probability.
 *
 * <p>What was sent least goes first; of those the longest, so that a packet is filled well; of
 * those the newest. Newer news about a member replaces older (specification 13.3).
 */
final class BroadcastQueue {

    /** Called when an item was sent as often as it should be, or was replaced. */
    interface Finished {
        Finished UNHEARD = () -> {};

        void run();
    }

    private final TreeSet<Item> items = new TreeSet<>();
    private final Map<String, Item> named = new HashMap<>();
    // Looks up the longest item that fits; lives only during one look-up.
    private final Item mark = new Item(null, new byte[0], Finished.UNHEARD);
    private final List<Item> taken = new ArrayList<>();
    private final int partsMax;
    private long lastId;

    /**
     * @param partsMax how many messages a packet may have
     */
    BroadcastQueue(int partsMax) {
        this.partsMax = partsMax;
    }

    private static final class Item implements Comparable<Item> {

        final @Nullable String name;
        final byte[] message;
        final Finished finished;
        int length;
        int transmits;
        long id;

        Item(@Nullable String name, byte[] message, Finished finished) {
            this.name = name;
            this.message = message;
            this.length = message.length;
            this.finished = finished;
        }

        // By hand, because this is compared more often than anything else in a busy cluster.
        @Override
        public int compareTo(Item other) {
            if (transmits != other.transmits) {
                return transmits < other.transmits ? -1 : 1;
            }
            if (length != other.length) {
                return length > other.length ? -1 : 1;
            }
            return Long.compare(other.id, id);
        }
    }

    /** Queues news about a member, in place of any older news about it. */
    void queue(String name, byte[] message, Finished finished) {
        var item = new Item(name, message, finished);
        var older = named.put(name, item);
        if (older != null) {
            items.remove(older);
            older.finished.run();
        }
        add(item);
    }

    /** Queues something that replaces nothing. */
    void queue(byte[] message) {
        add(new Item(null, message, Finished.UNHEARD));
    }

    /**
     * Takes what goes into one packet.
     *
     * @param freeBytes the room in the packet
     * @param overheadBytes what each item costs in addition
     * @param transmitLimit how often an item is sent before it is done
     * @param packet gets the messages, behind those that it has
     * @return the bytes used of the room
     */
    int take(int freeBytes, int overheadBytes, int transmitLimit, List<byte[]> packet) {
        int free = freeBytes;
        var next = items.isEmpty() ? null : longest(items.first().transmits, free - overheadBytes);
        while (next != null && packet.size() < partsMax) {
            items.remove(next);
            free -= next.length + overheadBytes;
            packet.add(next.message);
            taken.add(next);
            next = longest(next.transmits, free - overheadBytes);
        }
        taken.forEach(item -> sent(item, transmitLimit));
        taken.clear();
        return freeBytes - free;
    }

    /** Drops what would be sent last until so many are left. */
    void prune(int sizeMax) {
        while (items.size() > sizeMax) {
            finish(items.pollLast());
        }
    }

    int size() {
        return items.size();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** The longest item that fits, of those that were sent least but at least so often. */
    private @Nullable Item longest(int transmits, int lengthMax) {
        mark.length = lengthMax;
        mark.id = Long.MAX_VALUE;
        mark.transmits = transmits;
        var item = lengthMax <= 0 ? null : items.ceiling(mark);
        while (item != null && item.length > lengthMax) {
            // This one is the longest of the next tier; look inside that tier.
            mark.transmits = item.transmits;
            item = items.ceiling(mark);
        }
        return item;
    }

    private void sent(Item item, int transmitLimit) {
        if (item.transmits + 1 >= transmitLimit) {
            finish(item);
        } else {
            item.transmits++;
            items.add(item);
        }
    }

    private void finish(Item item) {
        if (item.name != null) {
            named.remove(item.name, item);
        }
        item.finished.run();
    }

    private void add(Item item) {
        item.id = ++lastId;
        items.add(item);
    }
}
