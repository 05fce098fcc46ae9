package io.doudou.gossip.discovery;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Problems;

import java.util.Optional;

/**
 * One member asks another for all that it offers, because the metadata had no room for it and the
 * next exchange may be far. The answer is the catalog of the one that was asked, over a connection.
 *
 * @param asker the member that wants the answer
 */
record OfferQuestion(String asker) {

    private static final JsonFields FIELDS = JsonFields.none().required("offersFor");

    byte[] json() {
        JsonCodec.Write<OfferQuestion> codec =
                (out, question) -> {
                    out.beginObject();
                    out.name(FIELDS, 0);
                    out.value(question.asker);
                    out.endObject();
                };
        return JsonWriter.write(codec, this);
    }

    /** Empty for a message that is none, such as those of other programs. */
    static Optional<OfferQuestion> read(byte[] message) {
        if (message.length == 0 || message[0] != '{') {
            return Optional.empty();
        }
        var problems = new Problems();
        var question = JsonReader.read(message, "question", OfferQuestion::readQuestion, problems);
        return problems.count() > 0 ? Optional.empty() : Optional.of(question);
    }

    private static OfferQuestion readQuestion(JsonReader in) {
        var asker = "";
        var object = in.object(FIELDS);
        while (object.next() >= 0) {
            asker = in.string();
        }
        return new OfferQuestion(asker);
    }
}
