package io.doudou.http;

import io.doudou.codec.Cardinality;
import io.doudou.codec.Codec;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Numbers as decimal digits behind a sign. Notes each time that somebody goes by their JSON. */
public final class Digits implements Codec {

    public static final JsonCodec<Double> NUMBER =
            JsonCodec.of(JsonReader::doubleValue, JsonWriter::value);

    /** Those of {@code Doubler.Double}, which takes a number and gives one. */
    public static final ServiceShapes SHAPES =
            ServiceShapes.of("doubler")
                    .value("Number")
                    .field("value", Cardinality.ONE, FieldKind.DOUBLE)
                    .procedure("Doubler.Double", "Number", "Number")
                    .build();

    /** Of more this encoding knows nothing. */
    private static final int DIGITS_MAX = 9;

    private final List<String> detours = new ArrayList<>();

    /** What was done by way of JSON. */
    public List<String> detours() {
        return detours;
    }

    /** How numbers are written. */
    public Encoding encoding() {
        return new Encoding(this, SHAPES.procedure("Doubler.Double").orElseThrow().request());
    }

    @Override
    public String name() {
        return "digits";
    }

    /** The type of protobuf, which is what calls of gRPC ask for. */
    @Override
    public List<String> contentTypes() {
        return List.of("application/protobuf");
    }

    @Override
    public byte[] toJson(MessageShape shape, byte[] message) {
        detours.add("toJson");
        return digits(message);
    }

    @Override
    public byte[] fromJson(MessageShape shape, byte[] json) {
        detours.add("fromJson");
        return message(json);
    }

    @Override
    public <T extends @Nullable Object> T read(
            MessageShape shape,
            byte[] message,
            String name,
            JsonCodec<T> codec,
            Problems problems) {
        return JsonReader.read(digits(message), name, codec, problems);
    }

    @Override
    public <T extends @Nullable Object> T readAnswer(
            MessageShape shape, byte[] message, JsonCodec<T> codec, Problems problems) {
        return JsonReader.readAnswer(digits(message), codec, problems);
    }

    @Override
    public <T extends @Nullable Object> byte[] write(
            MessageShape shape, JsonCodec<T> codec, T value) {
        return message(JsonWriter.write(codec, value));
    }

    private static byte[] digits(byte[] message) {
        var text = new String(message, StandardCharsets.US_ASCII);
        if (!text.startsWith("#")) {
            throw new Malformed("the message is no number");
        }
        return text.substring(1).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] message(byte[] digits) {
        if (digits.length > DIGITS_MAX) {
            throw new IllegalArgumentException("the number is too long");
        }
        return ("#" + new String(digits, StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
