package io.doudou.http.client;

import io.doudou.broker.Message;
import io.doudou.fault.Unknown;
import io.doudou.http.FieldList;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.MicroMessage;
import io.doudou.transport.Conversation;

/** The messages of a streamed call that is a conversation of a transport. */
final class MessageTalk implements Messages {

    private static final Received END =
            new Received(FieldList.of(MicroHeaders.ERROR, MicroHeaders.END_OF_STREAM), new byte[0]);

    private final String what;
    private final Conversation node;

    /**
     * @param what begins messages: {@code Watch of shop at doudou.17}
     */
    MessageTalk(String what, Conversation node) {
        this.what = what;
        this.node = node;
    }

    @Override
    public void sendOpening(byte[] body) {
        // The conversation was opened with a message of its own.
    }

    @Override
    public boolean send(byte[] body) {
        return node.send(Message.of(body));
    }

    @Override
    public void sendEnd() {
        node.end();
    }

    @Override
    public Received receive() {
        try {
            var message = node.receive();
            return message == null
                    ? END
                    : new Received(MicroMessage.headers(message), message.body());
        } catch (IllegalStateException closed) {
            throw new Unknown(what + ": the stream was ended on this side", closed);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
