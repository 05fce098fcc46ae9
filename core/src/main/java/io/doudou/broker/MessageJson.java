package io.doudou.broker;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import io.doudou.fault.Problems;

import java.util.Map;
import java.util.TreeMap;

/**
 * A message as go-micro writes it: {@code {"Header":{...},"Body":"<base64>"}} with sorted names
 * (go-micro specification, 7). What its HTTP broker posts, and what its broker on NATS publishes.
 * Stateless.
 */
public final class MessageJson {

    private static final JsonFields FIELDS =
            JsonFields.none().optional("Header", "header").optional("Body", "body");

    private static final JsonCodec<Message> CODEC =
            JsonCodec.of(MessageJson::read, MessageJson::write);

    private MessageJson() {}

    /** The JSON of a message. */
    public static byte[] write(Message message) {
        return JsonWriter.write(CODEC, message);
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException with a sentence when it is none
     */
    public static Message read(byte[] json) {
        var problems = new Problems();
        var message = JsonReader.read(json, "message", CODEC, problems);
        problems.list().stream()
                .findFirst()
                .ifPresent(
                        problem -> {
                            throw new IllegalArgumentException(
                                    problem.name() + " " + problem.detail());
                        });
        return message;
    }

    private static Message read(JsonReader in) {
        Map<String, String> header = Map.of();
        var body = new byte[0];
        var object = in.object(FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            if (in.takeNull()) {
                continue;
            }
            switch (field) {
                case 0 -> header = in.map(JsonReader::string);
                case 1 -> body = in.scalar(Scalar.BYTES);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (object.complete()) {
            try {
                return Message.of(clean(header), body);
            } catch (IllegalArgumentException limit) {
                object.rejected(limit);
            }
        }
        return Message.of("");
    }

    /** Go lets any character stand in a field. */
    private static Map<String, String> clean(Map<String, String> header) {
        var clean = new TreeMap<String, String>();
        header.forEach((name, value) -> clean.put(clean(name), clean(value)));
        clean.remove("");
        return clean;
    }

    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x1f\\x7f]", " ").strip();
    }

    private static void write(JsonWriter out, Message message) {
        out.beginObject();
        out.name("Header");
        out.map(new TreeMap<>(Map.copyOf(message.header())), JsonWriter::value);
        out.name("Body");
        out.scalar(Scalar.BYTES, message.body());
        out.endObject();
    }
}
