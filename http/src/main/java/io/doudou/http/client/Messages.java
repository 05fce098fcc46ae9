package io.doudou.http.client;

import io.doudou.fault.Malformed;
import io.doudou.fault.Unknown;
import io.doudou.http.FieldList;

import java.io.IOException;

/**
 * The messages of one streamed remote procedure call. One thread sends, one receives, any closes;
 * all block.
 */
sealed interface Messages extends AutoCloseable permits MessageSocket, MessageTalk {

    /** A message: what it says in its head, and its body. */
    record Received(FieldList fields, byte[] body) {}

    /** Sends a message that only opens the stream, where that needs one. */
    void sendOpening(byte[] body) throws IOException;

    /**
     * Sends a message.
     *
     * @return false when the node has answered everything already, and wants no more
     */
    boolean send(byte[] body) throws IOException;

    /** Says that nothing more will be sent. */
    void sendEnd() throws IOException;

    /**
     * The next message from the node, the last of which says so as go-micro does. Waits until the
     * deadline of the call in which it is read.
     *
     * @throws Unknown when the stream broke off before
     * @throws Malformed when what came is no message
     */
    Received receive();

    @Override
    void close();
}
