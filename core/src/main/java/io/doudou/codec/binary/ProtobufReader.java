package io.doudou.codec.binary;

import io.doudou.codec.Cardinality;
import io.doudou.codec.Codec;
import io.doudou.codec.FieldKind;
import io.doudou.codec.FieldShape;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.fault.Malformed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * Writes the JSON of one message of protobuf: every field in the order of its shape, with zeros
 * where proto3 leaves them out. Belongs to one thread.
 */
final class ProtobufReader {

    private final byte[] in;
    private final ProtobufScan scan;
    private final JsonWriter out;
    private final int jsonBytesMax;
    private int depth;

    private ProtobufReader(byte[] in, JsonWriter out) {
        this.in = in;
        this.scan = new ProtobufScan(in);
        this.out = out;
        this.jsonBytesMax = Codec.jsonBytesMax(in.length);
    }

    /** The JSON of a message. */
    static byte[] json(MessageShape shape, byte[] message) {
        return JsonWriter.write((out, in) -> new ProtobufReader(in, out).whole(shape), message);
    }

    private void whole(MessageShape shape) {
        int all = scan.whole();
        message(shape, all, all);
    }

    /** A message whose parts are those from {@code first} to {@code last}: they are merged. */
    private void message(MessageShape shape, int first, int last) {
        int mark = scan.mark();
        var found = scan.fields(shape, first, last);
        switch (shape.form()) {
            case RECORD -> record(shape, found);
            case CHOICE -> choice(shape, found);
            case VALUE -> alone(shape.fields().getFirst(), found);
            case ONEOF -> oneof(shape, found);
            case TIMESTAMP -> out.value(instant(found).toString());
            case DURATION -> out.value(duration(found).toString());
        }
        scan.release(mark);
        if (out.length() > jsonBytesMax) {
            throw tooLarge();
        }
    }

    private void record(MessageShape shape, ProtobufScan.Fields found) {
        nest();
        out.beginObject();
        members(shape, found);
        out.endObject();
        depth--;
    }

    private void members(MessageShape shape, ProtobufScan.Fields found) {
        var fields = shape.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (isThere(fields.get(i), found, i) || fields.get(i).hasZero()) {
                out.name(fields.get(i).name());
                field(fields.get(i), found.first(i), found.last(i));
            }
        }
    }

    /** Whether the message has the field: that of a sole value may be left out when it is empty. */
    private boolean isThere(FieldShape field, ProtobufScan.Fields found, int index) {
        if (found.first(index) == ProtobufScan.NONE) {
            return false;
        }
        int last = found.last(index);
        return field.cardinality() != Cardinality.ONE
                || !isNeverEmpty(field.kind())
                || scan.begin(last) < scan.end(last);
    }

    private static boolean isNeverEmpty(FieldKind kind) {
        return kind == FieldKind.TEXT || kind == FieldKind.DECIMAL;
    }

    private void choice(MessageShape shape, ProtobufScan.Fields found) {
        nest();
        out.beginObject();
        int which = found.latest();
        if (which != ProtobufScan.NONE) {
            var field = shape.fields().get(which);
            out.name(shape.discriminator());
            out.value(field.name());
            var within = scan.fields(field.message(), found.first(which), found.last(which));
            members(field.message(), within);
        }
        out.endObject();
        depth--;
    }

    private void oneof(MessageShape shape, ProtobufScan.Fields found) {
        int which = found.latest();
        if (which == ProtobufScan.NONE) {
            out.nullValue();
            return;
        }
        nest();
        out.beginObject();
        var field = shape.fields().get(which);
        out.name(shape.discriminator());
        out.value(field.name());
        out.name(MessageShape.VALUE_NAME);
        one(field, found.first(which), found.last(which));
        out.endObject();
        depth--;
    }

    private Instant instant(ProtobufScan.Fields found) {
        int nanos = (int) whole(found, 1);
        try {
            return Instant.ofEpochSecond(whole(found, 0), nanos);
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw outOfBounds(found);
        }
    }

    private Duration duration(ProtobufScan.Fields found) {
        int nanos = (int) whole(found, 1);
        try {
            return Duration.ofSeconds(whole(found, 0), nanos);
        } catch (ArithmeticException tooFar) {
            throw outOfBounds(found);
        }
    }

    private Malformed outOfBounds(ProtobufScan.Fields found) {
        return scan.broken("has " + whole(found, 0) + " seconds where a number must be in bounds");
    }

    private long whole(ProtobufScan.Fields found, int index) {
        if (found.first(index) == ProtobufScan.NONE) {
            return 0;
        }
        int last = found.last(index);
        scan.seek(scan.begin(last));
        return scan.varint(scan.end(last));
    }

    private void alone(FieldShape field, ProtobufScan.Fields found) {
        if (isThere(field, found, 0) || field.hasZero()) {
            field(field, found.first(0), found.last(0));
        } else {
            out.nullValue();
        }
    }

    private void field(FieldShape field, int first, int last) {
        switch (field.cardinality()) {
            case ONE, OPTIONAL -> one(field, first, last);
            case MANY, OPTIONAL_MANY -> many(field, first);
            case MAP, OPTIONAL_MAP -> map(field, first);
        }
    }

    private void one(FieldShape field, int first, int last) {
        if (first == ProtobufScan.NONE) {
            zero(field);
        } else if (field.kind() == FieldKind.MESSAGE) {
            message(field.message(), first, last);
        } else {
            single(field, last);
        }
    }

    private void many(FieldShape field, int first) {
        nest();
        out.beginList();
        for (int each = first; each != ProtobufScan.NONE; each = scan.next(each)) {
            if (field.kind() == FieldKind.MESSAGE) {
                message(field.message(), each, each);
            } else if (ProtobufWire.isPackable(field) && scan.isLength(each)) {
                packed(field, each);
            } else {
                single(field, each);
            }
            if (out.length() > jsonBytesMax) {
                throw tooLarge();
            }
        }
        out.endList();
        depth--;
    }

    private void packed(FieldShape field, int entry) {
        scan.seek(scan.begin(entry));
        while (scan.place() < scan.end(entry)) {
            number(field, scan.end(entry));
        }
    }

    /** A key that comes twice has its last value; JSON would have two. */
    private void map(FieldShape field, int first) {
        nest();
        out.beginObject();
        var values = new LinkedHashMap<String, Integer>();
        for (int each = first; each != ProtobufScan.NONE; each = scan.next(each)) {
            values.put(key(field.entry(), each), each);
        }
        values.forEach((key, entry) -> entry(field.entry(), key, entry));
        out.endObject();
        depth--;
    }

    private String key(MessageShape entry, int at) {
        int mark = scan.mark();
        var found = scan.fields(entry, at, at);
        var key = found.first(0) == ProtobufScan.NONE ? "" : string(found.last(0));
        scan.release(mark);
        return key;
    }

    private String string(int entry) {
        int begin = scan.begin(entry);
        try {
            return StrictText.of(in, begin, scan.end(entry) - begin);
        } catch (IllegalArgumentException noText) {
            throw scan.broken("has a key that is not UTF-8");
        }
    }

    private void entry(MessageShape entry, String key, int at) {
        int mark = scan.mark();
        var found = scan.fields(entry, at, at);
        var value = entry.fields().getLast();
        out.name(key);
        if (found.first(1) == ProtobufScan.NONE && value.kind() == FieldKind.MESSAGE) {
            int empty = scan.empty();
            message(value.message(), empty, empty);
        } else {
            one(value, found.first(1), found.last(1));
        }
        scan.release(mark);
        if (out.length() > jsonBytesMax) {
            throw tooLarge();
        }
    }

    private void zero(FieldShape field) {
        switch (field.kind()) {
            case BOOL -> out.value(false);
            case INT32,
                    INT64,
                    UINT32,
                    UINT64,
                    SINT32,
                    SINT64,
                    FIXED32,
                    FIXED64,
                    SFIXED32,
                    SFIXED64 ->
                    out.value(0L);
            case FLOAT, DOUBLE -> out.value(0d);
            // Of an empty text that stands for something the reader of the JSON says what is wrong.
            case STRING, BYTES, TEXT, DECIMAL -> out.value("");
            case ENUM -> constant(field, 0);
            case MESSAGE -> throw new IllegalStateException("a message has no zero: " + field);
        }
    }

    private void single(FieldShape field, int entry) {
        int begin = scan.begin(entry);
        int end = scan.end(entry);
        switch (field.kind()) {
            case STRING, TEXT -> text(begin, end);
            case DECIMAL -> {
                if (JsonNumber.isNumber(in, begin, end)) {
                    out.raw(Arrays.copyOfRange(in, begin, end));
                } else {
                    // The reader of the JSON says where, and what it should be.
                    text(begin, end);
                }
            }
            case BYTES -> out.value(base64(begin, end));
            case BOOL,
                    INT32,
                    INT64,
                    UINT32,
                    UINT64,
                    SINT32,
                    SINT64,
                    FIXED32,
                    FIXED64,
                    SFIXED32,
                    SFIXED64,
                    FLOAT,
                    DOUBLE,
                    ENUM,
                    MESSAGE -> {
                scan.seek(begin);
                number(field, end);
            }
        }
    }

    private String base64(int begin, int end) {
        var bytes = Arrays.copyOfRange(in, begin, end);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void text(int begin, int end) {
        try {
            out.text(in, begin, end);
        } catch (IllegalArgumentException noText) {
            scan.seek(begin);
            throw scan.broken("has a text that is not UTF-8");
        }
    }

    private void number(FieldShape field, int end) {
        switch (field.kind()) {
            case BOOL -> out.value(scan.varint(end) != 0);
            // Negative ones have 64 bits, and so may those of other versions.
            case INT32 -> out.value((long) (int) scan.varint(end));
            case INT64, UINT64 -> out.value(scan.varint(end));
            case UINT32 -> out.value(scan.varint(end) & 0xFFFFFFFFL);
            case SINT32 -> {
                int value = (int) scan.varint(end);
                out.value((long) ((value >>> 1) ^ -(value & 1)));
            }
            case SINT64 -> {
                long value = scan.varint(end);
                out.value((value >>> 1) ^ -(value & 1));
            }
            case FIXED32 -> out.value(scan.fixed32(end) & 0xFFFFFFFFL);
            case SFIXED32 -> out.value((long) scan.fixed32(end));
            case FIXED64, SFIXED64 -> out.value(scan.fixed64(end));
            case ENUM -> constant(field, (int) scan.varint(end));
            case FLOAT -> {
                var value = Float.intBitsToFloat(scan.fixed32(end));
                checkFinite(value);
                out.value(value);
            }
            case DOUBLE -> {
                var value = Double.longBitsToDouble(scan.fixed64(end));
                checkFinite(value);
                out.value(value);
            }
            case STRING, TEXT, DECIMAL, BYTES, MESSAGE ->
                    throw new IllegalStateException("no number: " + field);
        }
    }

    private void checkFinite(double value) {
        if (!Double.isFinite(value)) {
            throw scan.broken("has " + value + " where a number must be");
        }
    }

    /** Of a number that nobody knows, the reader of the JSON says what there is instead. */
    private void constant(FieldShape field, int number) {
        var constants = field.enumeration().constants();
        if (number >= 0 && number < constants.size() && !constants.get(number).isEmpty()) {
            out.value(constants.get(number));
        } else {
            out.value((long) number);
        }
    }

    private void nest() {
        if (++depth > JsonReader.DEPTH_MAX) {
            throw scan.broken("is nested deeper than " + JsonReader.DEPTH_MAX);
        }
    }

    private Malformed tooLarge() {
        return scan.broken("stands for more than " + jsonBytesMax + " bytes of JSON");
    }
}
