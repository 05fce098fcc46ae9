package io.doudou.http.dispatch;

import io.doudou.fault.Fault;

/**
 * How the messages of one streamed call are written where they are not bare JSON: in another
 * encoding, or in envelopes. Belongs to whoever carries the stream.
 */
public interface StreamForm {

    /** The content type of its messages. */
    String contentType();

    /**
     * The JSON in a message of the caller.
     *
     * @throws Fault 400 when it makes no sense
     */
    byte[] opened(byte[] message);

    /**
     * A message with this value in it.
     *
     * @throws Fault 500 when the value has no such form
     */
    byte[] result(byte[] json);

    /** What stands in the last message, which says why there is no other. */
    byte[] error(String error, byte[] problem);
}
