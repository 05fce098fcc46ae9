package io.doudou.codec.binary;

import static java.util.Objects.requireNonNull;

import io.doudou.codec.Idle;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.Scalar;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * Writes a protobuf message as if it were its JSON, so that generated codecs write it without any
 * JSON in between. Belongs to one thread and one message.
 *
 * <p>What it does not know how to write, and what cannot be written, ends in {@link Doubt}: then
 * {@link ProtobufWriter} decides, and says what is wrong.
 */
final class WireWriter extends JsonWriter {

    /**
     * Memory that may be used again. The writer is not: it is where references are written, which
     * costs the collector more in an object that has grown old.
     */
    private static final Idle<ByteOutput> IDLE = new Idle<>();

    /** Memory that has grown beyond this is not kept. */
    private static final int IDLE_BYTES_MAX = 1 << 16;

    /** Characters of a key and of a number; JSON has limits of its own, which are no smaller. */
    private static final int CHARS_MAX = 1000;

    private static final int FURTHER = -1;
    private static final int KEY_TAG = 1 << 3 | ProtobufWire.LENGTH;

    private final ByteOutput out;

    /** The message whose fields are written, the innermost one; null: none yet, or none more. */
    private @Nullable WireFrame frame;

    /** The message that ended last: in a list the next one takes its place. */
    private @Nullable WireFrame ended;

    /** Whose fields were met last, of those that have the order of their numbers. */
    private @Nullable WireMessage met;

    /** What these are called. */
    private @Nullable JsonFields names;

    private WireField[] places = {};

    /** Whether it is their message that is written. */
    private boolean isMet;

    /**
     * Where the value stands that is written next, among the fields that were met; or {@link
     * #FURTHER}. A number, because a reference would have to be told to the collector.
     */
    private int next = FURTHER;

    /** The place that is not among these. */
    private WireField further;

    /** Objects, lists and maps around it. */
    private int depth;

    private WireWriter(ByteOutput out, WireField whole) {
        this.out = out;
        this.further = whole;
    }

    /**
     * The message of a value.
     *
     * @throws Doubt when only the way by JSON can tell; a codec's own exceptions, too
     */
    static <T extends @Nullable Object> byte[] write(
            MessageShape shape, JsonCodec<T> codec, T value) {
        var idle = IDLE.take();
        var out = idle == null ? new ByteOutput() : idle;
        var writer = new WireWriter(out, WireMessage.of(shape).whole());
        codec.write(writer, value);
        if (writer.frame != null) {
            throw new Doubt();
        }
        var message = out.toByteArray();
        if (out.capacity() <= IDLE_BYTES_MAX) {
            out.cut(0);
            IDLE.put(out);
        }
        return message;
    }

    @Override
    public void beginObject() {
        var place = place();
        nest();
        if (place.content == Content.RECORD) {
            beginRecord(frame, place);
        } else {
            isMet = false;
            beginFurtherObject(place);
        }
    }

    private void beginRecord(@Nullable WireFrame outer, WireField place) {
        var message = place.message();
        int begin = begin(place);
        var before = ended;
        if (before != null && before.outer == outer && before.message == message) {
            before.begin = begin;
            frame = before;
        } else {
            frame = WireFrame.ofRecord(outer, begin, message);
        }
        isMet = message == met;
    }

    private void beginFurtherObject(WireField place) {
        switch (place.content) {
            case VALUE -> {
                frame = WireFrame.ofMessage(frame, begin(place));
                depth--;
                goTo(place.message().sole());
                beginObject();
            }
            case CHOICE -> {
                var around = WireFrame.ofMessage(frame, begin(place));
                frame = WireFrame.ofChoice(around, place.message());
            }
            case ONEOF -> frame = WireFrame.ofChoice(frame, place.message());
            default -> throw new Doubt();
        }
    }

    @Override
    public void endObject() {
        depth--;
        var inner = requireNonNull(frame);
        inner.sort();
        end(inner.begin);
        ended = inner;
        var outer = inner.outer;
        while (outer != null && outer.isAround()) {
            end(outer.begin);
            outer = outer.outer;
        }
        frame = outer;
        isMet = outer != null && outer.message == met;
    }

    /** Begins a message, which is behind its tag and its length unless it is the whole. */
    private int begin(WireField place) {
        return place.isWhole() ? WireFrame.NO_LENGTH : out.beginMessage(place.tag);
    }

    private void end(int begin) {
        if (begin != WireFrame.NO_LENGTH) {
            out.endLength(begin);
        }
    }

    @Override
    public void name(JsonFields names, int index) {
        if (isMet && names == this.names) {
            next = index;
        } else {
            goTo(meet(names, index));
        }
    }

    private void goTo(WireField place) {
        further = place;
        next = FURTHER;
    }

    private WireField place() {
        return next == FURTHER ? further : places[next];
    }

    /** Of fields that are new, or that have no order. */
    private WireField meet(JsonFields of, int index) {
        var object = requireNonNull(frame);
        var chosen = object.chosen(of);
        if (chosen != null) {
            return chosen;
        }
        var record = object.record(of);
        if (record.isSorted()) {
            met = object.message;
            names = of;
            places = record.places();
            isMet = true;
        } else {
            object.endField(out, record.size());
        }
        return record.get(index);
    }

    @Override
    public void name(String name) {
        requireNonNull(frame).checkDiscriminator(name);
        goTo(WireField.DISCRIMINATOR);
    }

    /** What is chosen is known, and its fields come next, or its value. */
    private void choose(String name) {
        var choice = requireNonNull(frame);
        var chosen = choice.choose(name);
        if (chosen != null) {
            beginRecord(choice.outer, chosen);
        }
    }

    @Override
    public void nullValue() {
        var place = place();
        if (place.isElement()) {
            end(beginAround(place));
        } else if (place.isWhole() && place.content != Content.VALUE) {
            throw new Doubt();
        }
    }

    /** A message that is only around a value: the value is next. */
    private int beginAround(WireField place) {
        if (place.content != Content.VALUE) {
            throw new Doubt();
        }
        int begin = begin(place);
        goTo(place.message().sole());
        return begin;
    }

    @Override
    public void value(boolean value) {
        var place = place();
        if (place.content == Content.BOOL) {
            varint(place, value ? 1 : 0);
        } else {
            int begin = beginAround(place);
            value(value);
            end(begin);
        }
    }

    @Override
    public void value(long value) {
        var place = place();
        if (place.isVarint) {
            varint(place, value);
        } else {
            furtherValue(place, value);
        }
    }

    private void furtherValue(WireField place, long value) {
        switch (place.content) {
            case SINT32, SINT64 -> varint(place, (value << 1) ^ (value >> (Long.SIZE - 1)));
            case FIXED32, SFIXED32 -> fixed(place, value, Integer.BYTES);
            case FIXED64, SFIXED64 -> fixed(place, value, Long.BYTES);
            default -> {
                int begin = beginAround(place);
                value(value);
                end(begin);
            }
        }
    }

    @Override
    public void value(float value) {
        var place = place();
        if (place.content == Content.FLOAT && Float.isFinite(value)) {
            fixed(place, Float.floatToRawIntBits(value), Integer.BYTES);
        } else {
            int begin = beginAround(place);
            value(value);
            end(begin);
        }
    }

    @Override
    public void value(double value) {
        var place = place();
        if (place.content == Content.DOUBLE && Double.isFinite(value)) {
            fixed(place, Double.doubleToRawLongBits(value), Long.BYTES);
        } else {
            int begin = beginAround(place);
            value(value);
            end(begin);
        }
    }

    @Override
    public void value(BigDecimal value) {
        number(value.toString());
    }

    @Override
    public void value(BigInteger value) {
        number(value.toString());
    }

    private void number(String number) {
        var place = place();
        if (number.length() > CHARS_MAX) {
            throw new Doubt();
        } else if (place.content == Content.DECIMAL) {
            out.field(place.tag, number);
        } else {
            int begin = beginAround(place);
            number(number);
            end(begin);
        }
    }

    @Override
    public void value(String value) {
        var place = place();
        if (!place.isText) {
            furtherValue(place, value);
        } else if (!place.isImplicit || !value.isEmpty()) {
            out.field(place.tag, value);
        }
    }

    private void furtherValue(WireField place, String value) {
        switch (place.content) {
            case ENUM -> constant(place, value);
            case DISCRIMINATOR -> choose(value);
            default -> {
                int begin = beginAround(place);
                value(value);
                end(begin);
            }
        }
    }

    private void constant(WireField place, String name) {
        int number = place.shape().enumeration().number(name);
        if (number < 0) {
            throw new Doubt();
        }
        varint(place, number);
    }

    private void varint(WireField place, long value) {
        if (value != 0 || !place.isImplicit) {
            out.field(place.tag, value);
        }
    }

    private void fixed(WireField place, long bits, int bytes) {
        if (bits != 0 || !place.isImplicit) {
            out.field(place.tag, bits, bytes);
        }
    }

    @Override
    public <T> void scalar(Scalar<T> scalar, T value) {
        var place = place();
        switch (place.content) {
            case BYTES -> bytes(place, scalar, value);
            case TIMESTAMP, DURATION -> time(place, scalar, value);
            case VALUE -> {
                int begin = beginAround(place);
                scalar(scalar, value);
                end(begin);
            }
            default -> value(scalar.format(value));
        }
    }

    private void bytes(WireField place, Scalar<?> scalar, Object value) {
        if (scalar != Scalar.BYTES) {
            throw new Doubt();
        }
        var bytes = (byte[]) value;
        if (!place.isImplicit || bytes.length > 0) {
            out.varint(place.tag);
            out.varint(bytes.length);
            out.put(bytes);
        }
    }

    private void time(WireField place, Scalar<?> scalar, Object value) {
        int begin = begin(place);
        WireTime.put(out, place.content, scalar, value);
        end(begin);
    }

    @Override
    public <T extends @Nullable Object> void list(
            Iterable<? extends T> values, JsonCodec.Write<? super T> element) {
        var many = place();
        if (many.content != Content.LIST) {
            int begin = beginAround(many);
            list(values, element);
            end(begin);
            return;
        }
        nest();
        if (many.packedTag != 0) {
            packed(many, values, element);
        } else {
            for (var value : values) {
                goTo(many.element());
                element.write(this, value);
            }
        }
        depth--;
    }

    private <T extends @Nullable Object> void packed(
            WireField many, Iterable<? extends T> values, JsonCodec.Write<? super T> element) {
        int before = out.length();
        int begin = out.beginMessage(many.packedTag);
        int empty = out.length();
        for (var value : values) {
            goTo(many.element());
            element.write(this, value);
        }
        if (out.length() == empty) {
            out.cut(before);
        } else {
            out.endLength(begin);
        }
    }

    @Override
    public <T extends @Nullable Object> void map(
            Map<String, ? extends T> values, JsonCodec.Write<? super T> value) {
        var many = place();
        if (many.content != Content.MAP) {
            int begin = beginAround(many);
            map(values, value);
            end(begin);
            return;
        }
        nest();
        for (var entry : values.entrySet()) {
            if (entry.getKey().length() > CHARS_MAX) {
                throw new Doubt();
            }
            int begin = out.beginMessage(many.tag);
            out.field(KEY_TAG, entry.getKey());
            goTo(many.element());
            value.write(this, entry.getValue());
            out.endLength(begin);
        }
        depth--;
    }

    @Override
    public int length() {
        return out.length();
    }

    private void nest() {
        if (++depth > JsonReader.DEPTH_MAX) {
            throw new Doubt();
        }
    }

    // What generated codecs never ask for.

    @Override
    public void beginList() {
        throw new Doubt();
    }

    @Override
    public void endList() {
        throw new Doubt();
    }

    @Override
    public void text(byte[] utf8, int from, int to) {
        throw new Doubt();
    }

    @Override
    public <T> void plain(Scalar<T> scalar, T value) {
        throw new Doubt();
    }

    @Override
    public void raw(byte[] json) {
        throw new Doubt();
    }
}
