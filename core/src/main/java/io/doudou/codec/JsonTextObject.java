package io.doudou.codec;

import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/** The fields of an object that is there as text, on Jackson's tokens. */
final class JsonTextObject extends JsonObject {

    private static final int END = -1;
    private static final int UNKNOWN = -2;

    private final JsonTextReader reader;
    private final Tokens tokens;
    private final JsonFields fields;
    private final int start;

    /** One bit for each of the first 64 fields; records with more of them have {@code beyond}. */
    private long seen;

    private final @Nullable BitSet beyond;
    private boolean ended;

    /** Writers mostly keep the order of the fields, so the next one is known before it is read. */
    private int guess;

    JsonTextObject(JsonTextReader reader, Tokens tokens, JsonFields fields, int start) {
        this.reader = reader;
        this.tokens = tokens;
        this.fields = fields;
        this.start = start;
        this.beyond = fields.size() > Long.SIZE ? new BitSet() : null;
    }

    @Override
    public int next() {
        while (!ended) {
            int index = nextIndex();
            if (index == END) {
                end();
            } else if (index == UNKNOWN) {
                skipField();
            } else if (see(index)) {
                tokens.next();
                guess = index + 1;
                return index;
            } else {
                reader.problem("must not stand in the object twice");
                skipField();
            }
        }
        return END;
    }

    @Override
    public boolean complete() {
        return reader.problemCount() == start;
    }

    @Override
    public void rejected(IllegalArgumentException failure) {
        var message = failure.getMessage();
        reader.problem(message == null ? "is not valid" : message);
    }

    /** The same with nothing in it, in the place of a value that is no object. */
    JsonTextObject ended() {
        ended = true;
        return this;
    }

    private int nextIndex() {
        if (guess < fields.size()) {
            if (tokens.nextIs(fields.get(guess).serialized())) {
                return guess;
            }
            var ends = tokens.current() == JsonToken.END_OBJECT;
            return ends ? END : indexOf(tokens.name());
        }
        var name = tokens.nextName();
        return name == null ? END : indexOf(name);
    }

    private int indexOf(String name) {
        int index = fields.indexOf(name);
        return index < 0 ? UNKNOWN : index;
    }

    /** Whether this is the first time. */
    private boolean see(int index) {
        if (index >= Long.SIZE && beyond != null) {
            var first = !beyond.get(index);
            beyond.set(index);
            return first;
        }
        var first = (seen & (1L << index)) == 0;
        seen |= 1L << index;
        return first;
    }

    private boolean isSeen(int index) {
        if (index >= Long.SIZE && beyond != null) {
            return beyond.get(index);
        }
        return (seen & (1L << index)) != 0;
    }

    private void skipField() {
        tokens.next();
        tokens.skip();
    }

    private void end() {
        ended = true;
        if (!fields.areAllRequiredIn(seen)) {
            noteMissing();
        }
        // What is checked next is this object.
        reader.valueBeganAt(start);
    }

    private void noteMissing() {
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field.isRequired() && !isSeen(i)) {
                reader.missing(field.name());
            }
        }
    }
}
