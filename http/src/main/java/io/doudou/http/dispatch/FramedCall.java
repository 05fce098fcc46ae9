package io.doudou.http.dispatch;

/**
 * A remote procedure call whose messages have frames of their own, and whose outcome is told behind
 * the last one: gRPC. Belongs to whoever carries it.
 */
public interface FramedCall {

    /**
     * What answers it. Takes one message as its body, or the JSON of each on a line; answers one
     * message, or the JSON of each on a line.
     */
    Endpoint endpoint();

    /** The service that the procedure belongs to. */
    String service();

    /** Whether messages of the caller may be packed, by gzip. */
    boolean isGzip();

    /**
     * The JSON in a message of a stream, without its frame.
     *
     * @throws io.doudou.fault.Fault 400 when it makes no sense
     */
    byte[] json(byte[] message);

    /**
     * The frame around a message with that JSON.
     *
     * @throws io.doudou.fault.Fault 500 when the value has no such form
     */
    byte[] framed(byte[] json);
}
