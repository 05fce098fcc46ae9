package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
import io.doudou.http.Invocation;
import io.doudou.http.ItemBody;
import io.doudou.http.Outgoing;
import io.doudou.http.items.ItemLines;
import io.doudou.http.items.MessageLines;
import io.doudou.http.wire.MicroError;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * A streamed remote procedure call as its caller sees it: the answers are lines to read. What the
 * caller streams is sent by a virtual thread of its own. Read by one thread, closed by any.
 */
final class MessageStream extends MessageLines {

    /** The message that only opens a stream. */
    private static final byte[] OPENING = {'{', '}'};

    private final Messages messages;
    private final Outgoing request;
    private final int itemBytesMax;
    private final @Nullable Translation translation;
    private @Nullable Thread sender;

    /**
     * A stream of which nothing was sent.
     *
     * @param translation null: messages are JSON
     */
    MessageStream(
            Messages messages,
            Outgoing request,
            int itemBytesMax,
            @Nullable Translation translation) {
        this.translation = translation;
        this.messages = messages;
        this.request = request;
        this.itemBytesMax = itemBytesMax;
    }

    /** Sends what opens the stream, and the argument, or begins to send the values. */
    void begin(Invocation invocation) throws IOException {
        messages.sendOpening(translation == null ? OPENING : new byte[0]);
        if (request.content() instanceof ItemBody items) {
            var scope = CallScope.current();
            sender =
                    Thread.ofVirtual()
                            .name("doudou-items")
                            .start(() -> scope.call(() -> pump(items)));
        } else {
            say(invocation.arguments().get());
        }
    }

    /** Whether more is wanted. */
    private boolean say(byte[] json) throws IOException {
        return messages.send(translation == null ? json : translation.sent(json));
    }

    private boolean pump(ItemBody items) {
        try (var lines = new ItemLines(items.open(), itemBytesMax)) {
            for (var line = lines.line(); line != null; line = lines.line()) {
                if (!say(line)) {
                    return false;
                }
            }
            messages.sendEnd();
            return true;
        } catch (IOException | RuntimeException failure) {
            // Whoever reads sees that the connection is closed.
            messages.close();
            return false;
        }
    }

    /**
     * The JSON of the next answer; null at the end of the stream.
     *
     * @throws ServiceException what the node answers instead, or what became of the connection
     */
    @Override
    protected byte @Nullable [] message() {
        var received = messages.receive();
        var error = received.fields().get(MicroHeaders.ERROR);
        if (error == null || error.isEmpty()) {
            return translation == null ? received.body() : translation.received(received.body());
        }
        if (error.equals(MicroHeaders.END_OF_STREAM)) {
            return null;
        }
        throw fault(MicroHeaders.decoded(error), received.body());
    }

    /** A node of our own sends the whole fault along as the body. */
    private static Fault fault(String error, byte[] body) {
        var plain = MicroError.parse(error).fault();
        return body.length == 0 ? plain : ProblemReader.fault(plain.status(), body).orElse(plain);
    }

    /** Ends the stream on both sides. */
    @Override
    public void close() {
        messages.close();
        var sending = sender;
        if (sending != null) {
            sending.interrupt();
        }
    }
}
