package io.doudou.http;

/** Answers a request. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers one request.
     *
     * @throws Exception a {@link io.doudou.fault.Fault} becomes its own status; anything else a 500
     *     that tells the caller nothing but the request id
     */
    Response handle(Request request) throws Exception;
}
