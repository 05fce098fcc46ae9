package io.doudou.http.rpc;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Response;

import org.jspecify.annotations.Nullable;

/**
 * The envelope of JSON-RPC around each message of one streamed call, as programs of go-micro write
 * it for nodes that do not say what they speak (specification, 9.4 and 13.3). Belongs to whoever
 * carries the stream.
 */
public final class StreamEnvelope {

    /** The content type of its messages. */
    public static final String TYPE = CallForm.JSON_RPC_TYPE;

    /** A value whose members all have their zero value. */
    private static final byte[] ZERO = {'{', '}'};

    private final FieldList opening;
    private CallForm.Called last;

    private StreamEnvelope(FieldList opening) {
        this.opening = opening;
        this.last = new CallForm.Called("", new byte[0], CallForm.NO_ID);
    }

    /**
     * The envelope of a stream that was opened by a message with these fields; null when its
     * messages are bare.
     */
    public static @Nullable StreamEnvelope of(FieldList opening) {
        return CallForm.of(opening) == CallForm.JSON_RPC ? new StreamEnvelope(opening) : null;
    }

    /**
     * What stands in a message of the caller, whose id answers repeat from now on.
     *
     * @throws Fault 400 when it is no envelope
     */
    public byte[] opened(byte[] message) {
        return switch (CallForm.JSON_RPC.call(opening, message)) {
            case CallForm.Called called -> {
                last = called;
                yield called.arguments().length == 0 ? ZERO : called.arguments();
            }
            case CallForm.Refused refused ->
                    throw new Fault(400, "body.malformed", "The message is no envelope.");
        };
    }

    /** A message with this value in it. */
    public byte[] result(byte[] json) {
        return sealed(Outcome.done(json));
    }

    /** The last message: why there is no other. */
    public byte[] error(String error) {
        return sealed(Outcome.failed(error));
    }

    private byte[] sealed(Outcome outcome) {
        return bytes(CallForm.JSON_RPC.answer(last, outcome));
    }

    private static byte[] bytes(Response answer) {
        return answer.body() instanceof Body.Bytes bytes ? bytes.content() : new byte[0];
    }
}
