package io.doudou.codec.binary;

import io.doudou.codec.Codec;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonObject;
import io.doudou.codec.JsonReader;
import io.doudou.codec.MessageShape;
import io.doudou.codec.Scalar;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a protobuf message as if it were its JSON, so that generated codecs read it without any
 * JSON in between. Belongs to one thread and one message.
 *
 * <p>Knows messages as they usually are: fields that come once, each in the form that it should
 * have. Whatever else there is, and whatever is wrong, ends in {@link Doubt}: then {@link
 * ProtobufReader} decides, which merges what came in pieces and says what is wrong, and where. So
 * this class never notes a problem.
 */
final class WireReader extends JsonReader {

    /** What is longer goes by JSON, whose length then needs no look at overflows. */
    private static final int MESSAGE_BYTES_MAX = 1 << 26;

    /** Bytes of a key of a map; JSON has a limit of its own, which is larger. */
    private static final int KEY_BYTES_MAX = 1 << 12;

    private static final int KEY_TAG = 1 << 3 | ProtobufWire.LENGTH;

    /** The bytes of the message, and how far they were read. */
    final WireInput in;

    /** Whether a problem with a value's limits is one. */
    private final boolean isLimited;

    /** Where the value stands that is next. */
    WireField current;

    /** Whether that value is not there, which means that it is zero. */
    boolean isAbsent;

    /** Whether many numbers are next behind one length. */
    boolean isPacked;

    /** Which one is there of several fields, and its tag. */
    private WireField chosen = WireField.NOTHING;

    private int chosenTag;

    /** Objects, lists and maps around the value that is next. */
    int depth;

    /**
     * Characters that the JSON of the message may yet have beyond six for each byte: absent values
     * would become names and zeros there, and records and lists here.
     */
    private long spareChars;

    private WireReader(WireField whole, byte[] message, boolean isLimited) {
        this.in = new WireInput(message);
        this.current = whole;
        this.isLimited = isLimited;
        this.spareChars = Codec.JSON_BYTES_FREE + (Codec.JSON_BYTES_EACH - 6L) * message.length;
    }

    /**
     * The value of a message.
     *
     * @throws Doubt when only the way by JSON can tell; a codec's own exceptions, too
     */
    static <T extends @Nullable Object> T read(
            MessageShape shape, byte[] message, JsonCodec<T> codec, boolean isLimited) {
        if (message.length > MESSAGE_BYTES_MAX) {
            throw new Doubt();
        }
        var whole = WireMessage.of(shape).whole();
        var reader = new WireReader(whole, message, isLimited);
        reader.open(whole);
        var value = codec.read(reader);
        if (reader.in.at != message.length || reader.depth != 0) {
            throw new Doubt();
        }
        return value;
    }

    @Override
    public boolean takeNull() {
        return current == WireField.NOTHING;
    }

    @Override
    public String string() {
        return current.isText && !isAbsent ? in.text() : furtherText();
    }

    private String furtherText() {
        return switch (current.content) {
            case STRING, TEXT -> "";
            case ENUM -> constant();
            default -> throw new Doubt();
        };
    }

    @Override
    public boolean booleanValue() {
        if (current.content != Content.BOOL) {
            throw new Doubt();
        }
        return !isAbsent && in.varint() != 0;
    }

    @Override
    public byte byteValue() {
        long value = longValue();
        if (value != (byte) value) {
            throw new Doubt();
        }
        return (byte) value;
    }

    @Override
    public short shortValue() {
        long value = longValue();
        if (value != (short) value) {
            throw new Doubt();
        }
        return (short) value;
    }

    @Override
    public int intValue() {
        if (current.content == Content.INT32 && !isAbsent) {
            return (int) in.varint();
        }
        long value = longValue();
        if (value != (int) value) {
            throw new Doubt();
        }
        return (int) value;
    }

    @Override
    public long longValue() {
        if (isAbsent) {
            return absentWhole();
        }
        return current.content == Content.INT64 ? in.varint() : in.whole(current.content);
    }

    private long absentWhole() {
        if (!current.content.isWhole()) {
            throw new Doubt();
        }
        return 0;
    }

    @Override
    public float floatValue() {
        if (current.content != Content.FLOAT) {
            throw new Doubt();
        }
        float value = isAbsent ? 0f : Float.intBitsToFloat(in.fixed32());
        if (!Float.isFinite(value)) {
            throw new Doubt();
        }
        return value;
    }

    @Override
    public double doubleValue() {
        if (current.content != Content.DOUBLE) {
            throw new Doubt();
        }
        double value = isAbsent ? 0d : Double.longBitsToDouble(in.fixed64());
        if (!Double.isFinite(value)) {
            throw new Doubt();
        }
        return value;
    }

    @Override
    public char charValue() {
        var text = string();
        if (text.length() != 1) {
            throw new Doubt();
        }
        return text.charAt(0);
    }

    @Override
    public BigDecimal decimal() {
        return Scalar.DECIMAL.parse(number());
    }

    @Override
    public BigInteger bigInteger() {
        var number = decimal();
        return number.toBigIntegerExact();
    }

    /** A number as JSON writes it, of any length within bounds. */
    private String number() {
        if (current.content != Content.DECIMAL || isAbsent) {
            throw new Doubt();
        }
        return in.number();
    }

    @Override
    public <T> T scalar(Scalar<T> scalar) {
        return switch (current.content) {
            case STRING, TEXT, ENUM -> scalar.parse(string());
            case BYTES -> bytes(scalar);
            case TIMESTAMP -> WireTime.instant(in, messageEnd(), scalar);
            case DURATION -> WireTime.duration(in, messageEnd(), scalar);
            default -> throw new Doubt();
        };
    }

    @SuppressWarnings("unchecked") // That scalar has this type.
    private <T> T bytes(Scalar<T> scalar) {
        if (scalar != Scalar.BYTES) {
            throw new Doubt();
        }
        return (T) (isAbsent ? new byte[0] : in.bytes());
    }

    private String constant() {
        long number = isAbsent ? 0 : (int) in.varint();
        var constants = current.shape().enumeration().constants();
        if (number < 0 || number >= constants.size() || constants.get((int) number).isEmpty()) {
            throw new Doubt();
        }
        return constants.get((int) number);
    }

    @Override
    public <T extends @Nullable Object> List<T> list(JsonCodec.Read<T> element) {
        var list = new ArrayList<T>();
        elements(element, list);
        return list;
    }

    @Override
    public <T extends @Nullable Object> Set<T> set(JsonCodec.Read<T> element) {
        var set = new LinkedHashSet<T>();
        elements(element, set);
        return set;
    }

    private <T extends @Nullable Object> void elements(
            JsonCodec.Read<T> element, Collection<T> into) {
        var many = current;
        if (many.content != Content.LIST) {
            throw new Doubt();
        }
        nest();
        if (isPacked && many.packedTag != 0) {
            int outer = in.limit;
            in.limit = in.end();
            while (in.at < in.limit) {
                element(many.element(), element, into);
            }
            in.limit = outer;
        } else if (!isAbsent) {
            do {
                element(many.element(), element, into);
            } while (in.takeTag(many.tag));
        }
        depth--;
    }

    private <T extends @Nullable Object> void element(
            WireField one, JsonCodec.Read<T> element, Collection<T> into) {
        int outer = in.limit;
        charge(one.jsonChars);
        open(one);
        var value = element.read(this);
        if (one.content == Content.VALUE) {
            close(outer);
        }
        // Twice in a set is a problem.
        if (!into.add(value)) {
            throw new Doubt();
        }
    }

    @Override
    public <T extends @Nullable Object> Map<String, T> map(JsonCodec.Read<T> value) {
        var many = current;
        if (many.content != Content.MAP) {
            throw new Doubt();
        }
        var map = new LinkedHashMap<String, T>();
        nest();
        if (!isAbsent) {
            do {
                entry(many.element(), value, map);
            } while (in.takeTag(many.tag));
        }
        depth--;
        return map;
    }

    private <T extends @Nullable Object> void entry(
            WireField one, JsonCodec.Read<T> value, Map<String, T> into) {
        int outer = in.limit;
        int end = in.end();
        in.limit = end;
        var key = in.takeTag(KEY_TAG) ? key() : "";
        int count = into.size();
        charge(one.jsonChars);
        if (in.takeTag(one.tag)) {
            open(one);
        } else {
            absent(one);
        }
        into.put(key, value.read(this));
        // A key that comes twice has its last value, but its first place.
        if (in.at != end || into.size() == count) {
            throw new Doubt();
        }
        close(outer);
    }

    private String key() {
        var key = in.text();
        if (key.length() > KEY_BYTES_MAX) {
            throw new Doubt();
        }
        return key;
    }

    private void absent(WireField field) {
        if (!field.shape().kind().hasZero()) {
            throw new Doubt();
        }
        isAbsent = true;
        current = field;
    }

    /** Goes to the value that stands in a place, through the messages that are only around it. */
    private void open(WireField field) {
        current = field;
        if (field.content == Content.VALUE) {
            openSole(field);
        }
    }

    private void openSole(WireField around) {
        int end = messageEnd();
        in.limit = end;
        var sole = around.message().sole();
        charge(sole.jsonChars);
        if (in.at < end) {
            arrive(sole, in.tag());
        } else if (sole.shape().hasZero()) {
            isAbsent = true;
            isPacked = false;
            current = sole;
        } else {
            current = WireField.NOTHING;
        }
        // Of messages in each other the inner one ends where the outer one does.
        if (in.limit != end) {
            throw new Doubt();
        }
    }

    /** Goes to the value of a field behind its tag. */
    void arrive(WireField field, int tag) {
        if (field.isPlain && tag == field.tag) {
            current = field;
        } else {
            arriveFurther(field, tag);
        }
    }

    private void arriveFurther(WireField field, int tag) {
        if (tag != field.tag && (tag != field.packedTag || tag == 0)) {
            throw new Doubt();
        }
        isPacked = tag == field.packedTag;
        open(field);
        if (field.content == Content.TEXT || field.content == Content.DECIMAL) {
            in.checkIsNotEmpty();
        }
    }

    /** Ends the messages that are only around a value, which must have nothing behind it. */
    void close(int outer) {
        if (in.at != in.limit) {
            throw new Doubt();
        }
        in.limit = outer;
        isAbsent = false;
    }

    /** Where the message ends that stands in the current place. */
    private int messageEnd() {
        return current.isWhole() ? in.limit : in.end();
    }

    @Override
    public JsonObject object(JsonFields names) {
        var place = current;
        if (place.content == Content.ONEOF) {
            nest();
            return new WireChoice(this, names, chosen, chosenTag);
        }
        if (place.content != Content.RECORD) {
            throw new Doubt();
        }
        int outer = in.limit;
        in.limit = messageEnd();
        nest();
        var record = place.message().record(names);
        charge(record.jsonChars());
        return new WireObject(this, record, outer);
    }

    /** Goes to the value of one of several fields, behind its tag. */
    void choose(WireField oneof, int tag) {
        current = oneof;
        chosen = oneof.message().numbered(tag >>> 3);
        chosenTag = tag;
    }

    @Override
    public String discriminator(String name) {
        var place = current;
        if (place.content == Content.CHOICE) {
            chooseRecord(place);
        } else if (place.content != Content.ONEOF) {
            throw new Doubt();
        }
        if (!name.equals(place.message().discriminator())) {
            throw new Doubt();
        }
        return chosen.shape().name();
    }

    /** One of several records stands in a message of its own, which has nothing else. */
    private void chooseRecord(WireField choice) {
        int outer = in.limit;
        in.limit = messageEnd();
        int tag = in.tag();
        choose(choice, tag);
        int from = in.at;
        if (tag != chosen.tag || chosen.content != Content.RECORD || in.end() != in.limit) {
            throw new Doubt();
        }
        current = chosen;
        in.at = from;
        in.limit = outer;
    }

    @Override
    public void skip() {
        throw new Doubt();
    }

    @Override
    public void check(boolean holds, String rule) {
        if (!holds && isLimited) {
            throw new Doubt();
        }
    }

    @Override
    public void problem(String detail) {
        throw new Doubt();
    }

    void charge(int jsonChars) {
        spareChars -= jsonChars;
        if (spareChars < 0) {
            throw new Doubt();
        }
    }

    private void nest() {
        if (++depth > DEPTH_MAX) {
            throw new Doubt();
        }
    }
}
