package io.doudou.codec.binary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import io.doudou.codec.FieldShape;
import io.doudou.codec.JsonReader;
import io.doudou.codec.MessageShape;

import java.io.IOException;

/** The JSON that other encodings are made of: our own, so that what breaks a rule is a mistake. */
final class JsonInput {

    /** Buffers kept for reuse by all threads; virtual threads are too many to have their own. */
    private static final int POOLED_BUFFERS_MAX = 64;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS_MAX))
                    // Keys of maps are names, too: they do not belong in the JVM's string table.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonReader.DEPTH_MAX)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private JsonInput() {}

    /** Reads a document; closes what it reads with. */
    static void read(byte[] json, Reading reading) {
        try (var in = FACTORY.createParser(json)) {
            in.nextToken();
            reading.read(in);
        } catch (IOException broken) {
            throw new IllegalArgumentException("no JSON: " + broken.getMessage(), broken);
        }
    }

    /** The bytes of a document that is a text in base64, or an object with one such member. */
    static byte[] soleBytes(byte[] json) {
        var found = new byte[1][];
        read(
                json,
                in -> {
                    if (in.currentToken() == JsonToken.START_OBJECT) {
                        in.nextToken();
                        in.nextToken();
                    }
                    found[0] =
                            in.currentToken() == JsonToken.VALUE_STRING
                                    ? in.getBinaryValue()
                                    : new byte[0];
                });
        return found[0];
    }

    /**
     * @throws IllegalArgumentException when it is not next
     */
    static void expect(JsonParser in, JsonToken token) throws IOException {
        if (in.currentToken() != token) {
            throw new IllegalArgumentException(
                    in.getParsingContext().pathAsPointer()
                            + " must be "
                            + token
                            + ", but is "
                            + in.currentToken());
        }
    }

    /** Of a choice whose object has just begun: the field that its discriminator names. */
    static FieldShape chosen(MessageShape shape, JsonParser in) throws IOException {
        if (shape.discriminator().equals(in.nextFieldName())) {
            var field = shape.field(String.valueOf(in.nextTextValue()));
            if (field != null) {
                return field;
            }
        }
        throw new IllegalArgumentException(
                in.getParsingContext().pathAsPointer()
                        + " must begin with "
                        + shape.discriminator()
                        + ", which is one of "
                        + shape.fields());
    }

    /** From the discriminator of a {@code oneof} on to its value. */
    static void toValue(JsonParser in) throws IOException {
        if (!MessageShape.VALUE_NAME.equals(in.nextFieldName())) {
            throw new IllegalArgumentException(
                    in.getParsingContext().pathAsPointer() + " must have a value behind its type");
        }
        in.nextToken();
    }

    /** Behind the value of a {@code oneof} its object ends. */
    static void toEnd(JsonParser in) throws IOException {
        in.nextToken();
        expect(in, JsonToken.END_OBJECT);
    }

    static boolean isTrue(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_TRUE) {
            return true;
        }
        expect(in, JsonToken.VALUE_FALSE);
        return false;
    }

    static long whole(JsonParser in) throws IOException {
        expect(in, JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    /** Stands at a number. */
    static JsonParser number(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            expect(in, JsonToken.VALUE_NUMBER_FLOAT);
        }
        return in;
    }

    static String text(JsonParser in) throws IOException {
        expect(in, JsonToken.VALUE_STRING);
        return in.getText();
    }

    static byte[] bytes(JsonParser in) throws IOException {
        expect(in, JsonToken.VALUE_STRING);
        return in.getBinaryValue();
    }

    /** The number of the constant that is named next. */
    static int constant(FieldShape field, JsonParser in) throws IOException {
        var name = text(in);
        int number = field.enumeration().number(name);
        if (number < 0) {
            throw new IllegalArgumentException(
                    name + " is none of " + field.enumeration().constants());
        }
        return number;
    }

    /** Reads from the first token on. */
    @FunctionalInterface
    interface Reading {
        void read(JsonParser in) throws IOException;
    }
}
