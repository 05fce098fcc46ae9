package io.doudou.redis;

import io.doudou.broker.Message;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;
import io.doudou.redis.stream.Waiting;

import java.util.Map;
import java.util.Optional;

/** The header of a message as it lies in a stream: one JSON object. */
final class MessageFields {

    private static final JsonCodec<Map<String, String>> CODEC =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private MessageFields() {}

    static byte[] header(Message message) {
        return JsonWriter.write(CODEC, message.header());
    }

    /** The message, unless it is none that we could read. */
    static Optional<Message> message(Waiting waiting) {
        if (waiting.header().length == 0) {
            return Optional.empty();
        }
        var problems = new Problems();
        var header = JsonReader.read(waiting.header(), "header", CODEC, problems);
        try {
            return problems.count() > 0
                    ? Optional.empty()
                    : Optional.of(Message.of(header, waiting.body()));
        } catch (IllegalArgumentException beyondLimits) {
            return Optional.empty();
        }
    }
}
