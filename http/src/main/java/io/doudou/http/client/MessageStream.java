package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
import io.doudou.http.Invocation;
import io.doudou.http.ItemBody;
import io.doudou.http.Outgoing;
import io.doudou.http.items.ItemLines;
import io.doudou.http.wire.MicroError;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A streamed remote procedure call as its caller sees it: the answers are lines to read. What the
 * caller streams is sent by a virtual thread of its own. Read by one thread, closed by any.
 */
final class MessageStream extends InputStream {

    /** The message that only opens a stream. */
    private static final byte[] OPENING = {'{', '}'};

    private final MessageSocket socket;
    private final Outgoing request;
    private final int itemBytesMax;
    private final @Nullable Translation translation;
    private @Nullable Thread sender;
    private byte[] current = {};
    private int at;
    private boolean ended;

    /**
     * @param translation null: messages are JSON
     */
    MessageStream(
            MessageSocket socket,
            Outgoing request,
            int itemBytesMax,
            @Nullable Translation translation) {
        this.translation = translation;
        this.socket = socket;
        this.request = request;
        this.itemBytesMax = itemBytesMax;
    }

    /** Sends what opens the stream, and the argument, or begins to send the values. */
    void open(Invocation invocation) throws IOException {
        socket.send(translation == null ? OPENING : new byte[0]);
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

    private void say(byte[] json) throws IOException {
        socket.send(translation == null ? json : translation.sent(json));
    }

    private boolean pump(ItemBody items) {
        try (var lines = new ItemLines(items.open(), itemBytesMax)) {
            for (var line = lines.line(); line != null; line = lines.line()) {
                say(line);
            }
            socket.sendEnd();
            return true;
        } catch (IOException | RuntimeException failure) {
            // Whoever reads sees that the connection is closed.
            socket.close();
            return false;
        }
    }

    /**
     * The JSON of the next answer; null at the end of the stream.
     *
     * @throws ServiceException what the node answers instead, or what became of the connection
     */
    byte @Nullable [] message() {
        var received = socket.receive();
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

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at == current.length && !refill()) {
            return -1;
        }
        var count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, from, count);
        at += count;
        return count;
    }

    private boolean refill() throws IOException {
        var message = ended ? null : next();
        ended = message == null;
        if (message == null) {
            return false;
        }
        current = line(message);
        at = 0;
        return true;
    }

    private byte @Nullable [] next() throws IOException {
        try {
            return message();
        } catch (ServiceException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** Within a JSON text, line ends mean nothing. A message without content has zero values. */
    private static byte[] line(byte[] message) {
        if (message.length == 0) {
            return "{}\n".getBytes(StandardCharsets.US_ASCII);
        }
        var line = Arrays.copyOf(message, message.length + 1);
        for (int i = 0; i < message.length; i++) {
            line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
        }
        line[message.length] = '\n';
        return line;
    }

    /** Ends the stream on both sides. */
    @Override
    public void close() {
        socket.close();
        var sending = sender;
        if (sending != null) {
            sending.interrupt();
        }
    }
}
