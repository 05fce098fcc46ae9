package io.doudou.codec.binary;

import io.doudou.codec.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * The fields of one message, in the order in which they came; behind them those that were left out
 * because they are zero.
 */
final class WireObject extends JsonObject {

    private static final int END = -1;

    private final WireReader reader;
    private final WireInput in;
    private final WireRecord record;
    private final WireField[] places;
    private final int end;
    private final int outer;
    private final int depth;

    /** The place of the field that is expected next. */
    private int guess;

    /** One bit for each of the first 64 fields that came; {@code beyond} has those of others. */
    private long seen;

    private final long @Nullable [] beyond;

    /** Whether the value before is within messages that are only around it. */
    private boolean isOpen;

    WireObject(WireReader reader, WireRecord record, int outer) {
        this.reader = reader;
        this.in = reader.in;
        this.record = record;
        this.places = record.places();
        this.end = in.limit;
        this.outer = outer;
        this.depth = reader.depth;
        this.beyond = record.size() > Long.SIZE ? new long[record.words()] : null;
    }

    @Override
    public int next() {
        if (isOpen || reader.depth != depth) {
            close();
        }
        // Most writers keep the order of the fields: the next one is known before it is read.
        if (guess < places.length && places[guess].isPlain && in.takeByte(places[guess].tag)) {
            see(guess);
            reader.current = places[guess];
            return guess++;
        }
        return search();
    }

    private int search() {
        while (in.at < end) {
            int tag = in.tag();
            int place = record.place(tag >>> 3);
            if (place >= 0) {
                see(place);
                arrive(places[place], tag);
                guess = place + 1;
                return place;
            }
            in.skip(tag);
        }
        return absent();
    }

    private void close() {
        // A codec that did not read all of an object leaves its end to nobody.
        if (reader.depth != depth) {
            throw new Doubt();
        }
        reader.close(end);
        isOpen = false;
    }

    /** What comes again is merged with what was, unless it is next to it. */
    private void see(int place) {
        long bit = 1L << place;
        if (place >= Long.SIZE && beyond != null) {
            beyond[place >> 6] = checked(beyond[place >> 6], bit);
        } else {
            seen = checked(seen, bit);
        }
    }

    private static long checked(long bits, long bit) {
        if ((bits & bit) != 0) {
            throw new Doubt();
        }
        return bits | bit;
    }

    private long seen(int word) {
        return word == 0 || beyond == null ? seen : beyond[word];
    }

    private void arrive(WireField field, int tag) {
        if (field.content == Content.ONEOF) {
            reader.choose(field, tag);
        } else {
            reader.arrive(field, tag);
            isOpen = field.content == Content.VALUE;
        }
    }

    private int absent() {
        for (int i = 0; i < record.words(); i++) {
            long absent = record.zeros(i) & ~seen(i);
            if (absent != 0) {
                return absent(i * Long.SIZE + Long.numberOfTrailingZeros(absent));
            }
        }
        return end();
    }

    private int absent(int place) {
        see(place);
        reader.isAbsent = true;
        reader.isPacked = false;
        reader.current = places[place];
        return place;
    }

    private int end() {
        for (int i = 0; i < record.words(); i++) {
            if ((record.required(i) & ~seen(i)) != 0) {
                throw new Doubt();
            }
        }
        if (in.at != end) {
            throw new Doubt();
        }
        reader.isAbsent = false;
        reader.depth--;
        in.limit = outer;
        return END;
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public void rejected(IllegalArgumentException failure) {
        throw new Doubt();
    }
}
