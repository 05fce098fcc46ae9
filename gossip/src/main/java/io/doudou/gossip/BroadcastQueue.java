package io.doudou.gossip;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Ranking ranking = new Ranking();
    private final Map<String, Item> named = new HashMap<>();
    // The places of what goes into one packet; lives only while it is filled.
    private final int[] taken;
    private final int partsMax;
    private long lastId;

    /**
     * @param partsMax how many messages a packet may have
     */
    BroadcastQueue(int partsMax) {
        this.partsMax = partsMax;
        this.taken = new int[partsMax];
    }

    private static final class Item extends Ranking.Item {

        final @Nullable String name;
        final byte[] message;
        final Finished finished;

        Item(@Nullable String name, byte[] message, Finished finished, long id) {
            super(message.length, id);
            this.name = name;
            this.message = message;
            this.finished = finished;
        }
    }

    /** Queues news about a member, in place of any older news about it. */
    void queue(String name, byte[] message, Finished finished) {
        var item = new Item(name, message, finished, ++lastId);
        var older = named.put(name, item);
        if (older != null) {
            ranking.remove(older);
            older.finished.run();
        }
        ranking.add(item);
    }

    /** Queues something that replaces nothing. */
    void queue(byte[] message) {
        ranking.add(new Item(null, message, Finished.UNHEARD, ++lastId));
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
        int count = 0;
        int place = ranking.fitting(0, free - overheadBytes);
        while (place < ranking.size() && packet.size() < partsMax) {
            var item = item(place);
            free -= item.length() + overheadBytes;
            packet.add(item.message);
            taken[count++] = place;
            place = ranking.fitting(place + 1, free - overheadBytes);
        }
        // From behind, so that the places before stay what they are.
        while (count > 0) {
            sent(taken[--count], transmitLimit);
        }
        return freeBytes - free;
    }

    /** Drops what would be sent last until so many are left. */
    void prune(int sizeMax) {
        while (ranking.size() > sizeMax) {
            finish(ranking.size() - 1);
        }
    }

    int size() {
        return ranking.size();
    }

    boolean isEmpty() {
        return ranking.size() == 0;
    }

    private void sent(int place, int transmitLimit) {
        if (item(place).transmits() + 1 >= transmitLimit) {
            finish(place);
        } else {
            ranking.demote(place);
        }
    }

    private void finish(int place) {
        var item = item(place);
        ranking.remove(place);
        if (item.name != null) {
            named.remove(item.name, item);
        }
        item.finished.run();
    }

    private Item item(int place) {
        return (Item) ranking.get(place);
    }
}
