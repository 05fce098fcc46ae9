package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.http.FieldList;
import io.doudou.http.loop.KeepAlive;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.time.Ticker;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The connection of one streamed remote procedure call: each message is a request or an answer of
 * its own, and neither waits for the other (go-micro specification, 9.1 and 13.3). One thread
 * sends, one reads, any closes; all block.
 */
final class MessageSocket implements Messages {

    private static final int READ_BYTES = 16 << 10;

    /** The status of every message, an error too (9.1). */
    private static final int OK = 200;

    private final String what;
    private final Socket socket = new Socket();

    // The socket, or what secures it.
    private Socket carrier = socket;
    private final byte[] head;
    private final int messageBytesMax;
    private final Ticker ticker;
    private final AnswerDecoder decoder = new AnswerDecoder();
    private final byte[] buffer = new byte[READ_BYTES];
    private ByteBuf in = Unpooled.EMPTY_BUFFER;

    /**
     * A socket that is not connected yet.
     *
     * @param what begins messages: {@code Watch of shop at http://10.0.0.5:8080}
     * @param fields what each message says of itself
     */
    MessageSocket(
            String what,
            NodeAddress address,
            FieldList fields,
            int messageBytesMax,
            Ticker ticker) {
        this.what = what;
        this.head = head(address, fields).getBytes(StandardCharsets.ISO_8859_1);
        this.messageBytesMax = messageBytesMax;
        this.ticker = ticker;
    }

    private static String head(NodeAddress address, FieldList fields) {
        var head = new StringBuilder("POST / HTTP/1.1\r\nHost: " + address.authority() + "\r\n");
        for (int i = 0; i < fields.count(); i++) {
            FieldText.checkName(fields.name(i));
            FieldText.checkValue(fields.name(i), fields.value(i));
            head.append(fields.name(i)).append(": ").append(fields.value(i)).append("\r\n");
        }
        return head.toString();
    }

    void connect(NodeAddress address, ClientTls tls, int millisMax) {
        try {
            socket.setTcpNoDelay(true);
            KeepAlive.of(socket);
            socket.connect(new InetSocketAddress(address.host(), address.port()), millisMax);
            if (address.secure()) {
                socket.setSoTimeout(millisMax);
                carrier = tls.secured(socket, address);
            }
        } catch (IOException refused) {
            close();
            throw new Unreachable(what + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public void sendOpening(byte[] body) throws IOException {
        send(body);
    }

    /** In one piece. */
    @Override
    public boolean send(byte[] body) throws IOException {
        write("Content-Length: " + body.length + "\r\n\r\n", body);
        return true;
    }

    /** In the form that go-micro gives it. */
    @Override
    public void sendEnd() throws IOException {
        var fields =
                MicroHeaders.ERROR
                        + ": "
                        + MicroHeaders.END_OF_STREAM
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n";
        write(fields, "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void write(String fields, byte[] body) throws IOException {
        var piece = Unpooled.buffer(head.length + fields.length() + body.length);
        piece.writeBytes(head);
        piece.writeCharSequence(fields, StandardCharsets.US_ASCII);
        piece.writeBytes(body);
        carrier.getOutputStream().write(piece.array(), 0, piece.readableBytes());
    }

    @Override
    public Received receive() {
        decoder.begin("POST");
        var body = new Gathered(messageBytesMax);
        var fields = new FieldList();
        try {
            while (true) {
                switch (decoder.next(in)) {
                    case HEAD -> fields = decoder.fields();
                    case CONTENT -> gather(body);
                    case END -> {
                        return received(fields, body.bytes());
                    }
                    case MORE -> fill();
                }
            }
        } catch (Fault nonsense) {
            throw new Malformed(
                    what + ": the answer is malformed: " + nonsense.getMessage(), nonsense);
        } catch (SocketTimeoutException late) {
            throw new Cancelled(what + ": the deadline of the reader has passed", late);
        } catch (IOException broken) {
            throw new Unknown(what + ": " + broken.getMessage(), broken);
        }
    }

    private Received received(FieldList fields, byte[] body) {
        if (decoder.status() != OK) {
            throw new Malformed(
                    what
                            + ": the node answered "
                            + decoder.status()
                            + ", which no message of a stream is");
        }
        return new Received(fields, body);
    }

    private void gather(Gathered body) {
        if (!body.add(in, decoder.contentBytes())) {
            throw new Malformed(what + ": a message has more than " + messageBytesMax + " bytes");
        }
    }

    private void fill() throws IOException {
        carrier.setSoTimeout(leftMillis());
        var count = carrier.getInputStream().read(buffer);
        if (count < 0) {
            throw new Unknown(
                    what + ": the node closed the connection in the middle of the stream");
        }
        in = Unpooled.wrappedBuffer(buffer, 0, count);
    }

    /** Zero, when nobody has a deadline, is for ever. */
    private int leftMillis() {
        var left = CallScope.current().remaining(ticker);
        return left.isEmpty() ? 0 : Math.clamp(left.get().toMillis(), 1, Integer.MAX_VALUE);
    }

    /** How long a connection may take, in milliseconds. */
    static int millis(TimeLimit limit, ClientLimits limits, Ticker ticker) {
        var left = TimeUnit.NANOSECONDS.toMillis(limit.leftNanos(ticker.nanos()));
        return Math.clamp(Math.min(left, limits.connectTimeout().toMillis()), 1, 1 << 30);
    }

    /** The bare socket: what secures it would first wait for a message that is being sent. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nobody waits for anything on it.
        }
    }
}
