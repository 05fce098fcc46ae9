package io.doudou.codec.binary;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a protobuf message as if it were its JSON, so that generated codecs write it without any
 * JSON in between. Belongs to one thread and one message.
 *
 * <p>What it does not know how to write, and what cannot be written, ends in {@link Doubt}: then
 * {@link ProtobufWriter} decides, and says what is wrong.
 */
final class WireWriter extends JsonWriter {

    /** Writers that may be used again, for their memory. */
    private static final Idle<WireWriter> IDLE = new Idle<>();

    /** A writer that has grown beyond this is not kept. */
    private static final int IDLE_BYTES_MAX = 1 << 16;

    /** Characters of a key and of a number; JSON has limits of its own, which are no smaller. */
    private static final int CHARS_MAX = 1000;

    private static final int KEY_TAG = 1 << 3 | ProtobufWire.LENGTH;

    private final ByteOutput out = new ByteOutput();
    private final List<WireFrame> frames = new ArrayList<>();

    /** The message whose fields are written, the innermost one. */
    private WireFrame frame = new WireFrame(out);

    /** Messages that are written; all but the first of them are frames. */
    private int open;

    /** Where the value stands that is written next. */
    private WireField current = WireField.NOTHING;

    /** Objects, lists and maps around it. */
    private int depth;

    private WireWriter() {
        frames.add(frame);
    }

    /**
     * The message of a value.
     *
     * @throws Doubt when only the way by JSON can tell; a codec's own exceptions, too
     */
    static <T extends @Nullable Object> byte[] write(
            MessageShape shape, JsonCodec<T> codec, T value) {
        var idle = IDLE.take();
        // One that fails is not used again.
        var writer = idle == null ? new WireWriter() : idle;
        writer.current = WireMessage.of(shape).whole();
        codec.write(writer, value);
        return writer.finish();
    }

    private byte[] finish() {
        if (open != 0) {
            throw new Doubt();
        }
        var message = out.toByteArray();
        if (out.capacity() <= IDLE_BYTES_MAX) {
            out.cut(0);
            IDLE.put(this);
        }
        return message;
    }

    // Messages.

    @Override
    public void beginObject() {
        var place = current;
        nest();
        switch (place.content) {
            case RECORD -> push(begin(place)).ofRecord(place.message());
            case VALUE -> {
                push(begin(place)).ofMessage();
                depth--;
                current = place.message().sole();
                beginObject();
            }
            case CHOICE -> {
                push(begin(place)).ofMessage();
                push(WireFrame.NO_LENGTH).ofChoice(place.message());
            }
            case ONEOF -> push(WireFrame.NO_LENGTH).ofChoice(place.message());
            default -> throw new Doubt();
        }
    }

    private WireFrame push(int begin) {
        if (++open > frames.size()) {
            frames.add(new WireFrame(out));
        }
        frame = frames.get(open - 1);
        frame.begin = begin;
        return frame;
    }

    @Override
    public void endObject() {
        depth--;
        frame.sort();
        pop();
        while (open > 0 && frame.isAround) {
            pop();
        }
    }

    private void pop() {
        if (frame.begin != WireFrame.NO_LENGTH) {
            out.endLength(frame.begin);
        }
        open--;
        frame = frames.get(Math.max(0, open - 1));
    }

    /** Begins a message, which is behind its tag and its length unless it is the whole. */
    private int begin(WireField place) {
        if (place.isWhole()) {
            return WireFrame.NO_LENGTH;
        }
        out.varint(place.tag);
        return out.beginLength();
    }

    private void end(int begin) {
        if (begin != WireFrame.NO_LENGTH) {
            out.endLength(begin);
        }
    }

    @Override
    public void name(JsonFields names, int index) {
        current = frame.field(names, index);
    }

    @Override
    public void name(String name) {
        frame.checkDiscriminator(name);
        current = WireField.DISCRIMINATOR;
    }

    /** What is chosen is known, and its fields come next, or its value. */
    private void choose(String name) {
        var chosen = frame.choose(name);
        if (chosen != null) {
            frame.begin = begin(chosen);
            frame.ofRecord(chosen.message());
        }
    }

    // Values.

    @Override
    public void nullValue() {
        var place = current;
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
        current = place.message().sole();
        return begin;
    }

    @Override
    public void value(boolean value) {
        var place = current;
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
        var place = current;
        switch (place.content) {
            case INT32, INT64, UINT32, UINT64 -> varint(place, value);
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
        var place = current;
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
        var place = current;
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
        var place = current;
        if (number.length() > CHARS_MAX) {
            throw new Doubt();
        } else if (place.content == Content.DECIMAL) {
            out.varint(place.tag);
            out.text(number);
        } else {
            int begin = beginAround(place);
            number(number);
            end(begin);
        }
    }

    @Override
    public void value(String value) {
        var place = current;
        switch (place.content) {
            case STRING, TEXT -> {
                if (!place.isImplicit || !value.isEmpty()) {
                    out.varint(place.tag);
                    out.text(value);
                }
            }
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
        if (value == 0 && place.isImplicit) {
            return;
        }
        if (place.tag != 0) {
            out.varint(place.tag);
        }
        out.varint(value);
    }

    private void fixed(WireField place, long bits, int bytes) {
        if (bits == 0 && place.isImplicit) {
            return;
        }
        if (place.tag != 0) {
            out.varint(place.tag);
        }
        out.littleEndian(bits, bytes);
    }

    @Override
    public <T> void scalar(Scalar<T> scalar, T value) {
        var place = current;
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
        if (scalar == Scalar.INSTANT && place.content == Content.TIMESTAMP) {
            WireTime.put(out, (Instant) value);
        } else if (scalar == Scalar.DURATION && place.content == Content.DURATION) {
            WireTime.put(out, (Duration) value);
        } else {
            throw new Doubt();
        }
        end(begin);
    }

    @Override
    public <T extends @Nullable Object> void list(
            Iterable<? extends T> values, JsonCodec.Write<? super T> element) {
        var many = current;
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
                current = many.element();
                element.write(this, value);
            }
        }
        depth--;
    }

    private <T extends @Nullable Object> void packed(
            WireField many, Iterable<? extends T> values, JsonCodec.Write<? super T> element) {
        int before = out.length();
        out.varint(many.packedTag);
        int begin = out.beginLength();
        int empty = out.length();
        for (var value : values) {
            current = many.element();
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
        var many = current;
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
            out.varint(many.tag);
            int begin = out.beginLength();
            out.varint(KEY_TAG);
            out.text(entry.getKey());
            current = many.element();
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
