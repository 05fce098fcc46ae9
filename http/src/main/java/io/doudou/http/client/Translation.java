package io.doudou.http.client;

import io.doudou.codec.MessageShape;
import io.doudou.fault.Malformed;
import io.doudou.http.Invocation;
import io.doudou.http.wire.MessageForm;

/**
 * Between the messages of one call and the JSON that stands for them here.
 *
 * @param received what the other side says
 * @param sent what this side says
 */
record Translation(MessageForm form, MessageShape received, MessageShape sent) {

    /**
     * The JSON of a message that came, on one line.
     *
     * @throws Malformed when the bytes are no such message
     */
    byte[] received(byte[] message) {
        var json = form.toJson(received, message);
        // Within a JSON text, line ends mean nothing; our own has none.
        for (int i = 0; i < json.length; i++) {
            json[i] = json[i] == '\n' || json[i] == '\r' ? (byte) ' ' : json[i];
        }
        return json;
    }

    /** A message that came, which is read when its value is wanted. */
    Answer.Whole answer(byte[] message) {
        return new Answer.Whole(message, form.encoding(received));
    }

    /**
     * The message to send.
     *
     * @throws IllegalArgumentException when the JSON does not have the shape
     */
    byte[] sent(byte[] json) {
        return form.fromJson(sent, json);
    }

    /**
     * The same of a value.
     *
     * @throws IllegalArgumentException when the value cannot be said in the encoding
     */
    byte[] sent(Invocation.Value value) {
        return form.message(sent, value);
    }

    /** The content type of all messages. */
    String contentType() {
        return form.contentType();
    }
}
