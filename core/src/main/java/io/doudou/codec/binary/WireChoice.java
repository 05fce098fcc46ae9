package io.doudou.codec.binary;

import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonObject;
import io.doudou.codec.MessageShape;

/** The object around the value of a {@code oneof}, whose fields stand among others on the wire. */
final class WireChoice extends JsonObject {

    private static final int END = -1;

    private final WireReader reader;
    private final WireField chosen;
    private final int tag;
    private final int outer;
    private final int depth;
    private boolean isRead;
    private boolean isOpen;

    WireChoice(WireReader reader, JsonFields names, WireField chosen, int tag) {
        if (names.size() != 1 || !names.name(0).equals(MessageShape.VALUE_NAME)) {
            throw new Doubt();
        }
        this.reader = reader;
        this.chosen = chosen;
        this.tag = tag;
        this.outer = reader.in.limit;
        this.depth = reader.depth;
    }

    @Override
    public int next() {
        if (reader.depth != depth) {
            throw new Doubt();
        }
        if (!isRead) {
            isRead = true;
            reader.arrive(chosen, tag);
            isOpen = chosen.content == Content.VALUE;
            return 0;
        }
        if (isOpen) {
            reader.close(outer);
        }
        reader.depth--;
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
