package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.dispatch.StreamForm;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.wire.MicroError;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * A streamed remote procedure call on an HTTP/1 connection that it has for itself: what its
 * exchange sends and gets as lines are messages on the wire, each a request or an answer of its
 * own. Belongs to the loop of the connection.
 *
 * <p>The first request only opens the stream, and its body is dropped. Whoever has said everything
 * says {@code EOS} as the error of a message; what the caller says so is the end of what it sends,
 * not of what it reads (go-micro specification, 13.3 and 19.1). Each message may be in an envelope
 * of its own.
 */
final class CallStream implements Carrier {

    private static final byte[] LINE_END = {'\n'};
    private static final byte[] EMPTY = "{}\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final String JSON = "application/json";

    private final Http1Connection connection;
    private final Http1Output output;
    private final FieldList opening;

    // Its messages are told from others by nothing, and the one that opened it was read.
    private final boolean isOf2016;
    private final @Nullable StreamForm form;
    private final long messageBytesMax;
    private final ServerExchange exchange;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    // A message of the caller, as far as it is here; of those that are no bare JSON only.
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean isOpened;
    private boolean isLast;
    private boolean isFailed;
    private long messageBytes;

    /**
     * A stream whose opening head has arrived.
     *
     * @param head of the opening request
     */
    CallStream(
            Http1Connection connection, Http1Output output, ServerParts parts, RequestHead head) {
        this.connection = connection;
        this.output = output;
        this.opening = head.headers();
        this.isOf2016 = MicroHeaders.get(opening, MicroHeaders.STREAM) == null;
        this.isOpened = isOf2016;
        this.form = parts.dispatcher().streamForm(opening).orElse(null);
        this.messageBytesMax = parts.limits().bodyBytesMax();
        this.exchange = new ServerExchange(parts, this, head);
    }

    /** Whether a request opens a stream. */
    static boolean isOpenedBy(RequestHead head) {
        return isMessage(head) && MicroHeaders.get(head.headers(), MicroHeaders.STREAM) != null;
    }

    private static boolean isMessage(RequestHead head) {
        return head.method().equals("POST") && head.target().equals("/");
    }

    ServerExchange exchange() {
        return exchange;
    }

    // What the caller says.

    /** The head of a further message. */
    void head(RequestHead head) {
        if (!(isOf2016 ? isMessage(head) : isOpenedBy(head))) {
            throw new Fault(400, "stream.foreign", "Only messages of the stream may come here.");
        }
        var error = MicroHeaders.get(head.headers(), MicroHeaders.ERROR);
        isLast = error != null && !error.isEmpty();
        if (error != null && isLast && !error.equals(MicroHeaders.END_OF_STREAM)) {
            throw new Fault(400, "stream.failed", "The caller gave up: " + error);
        }
    }

    /** The next {@code count} bytes of {@code in} are content of a message. */
    void content(ByteBuf in, int count) {
        messageBytes += count;
        if (messageBytes > messageBytesMax) {
            throw new Fault(
                    413,
                    "body.too-large",
                    "A message may have at most " + messageBytesMax + " bytes.");
        }
        if (!isOpened || isLast) {
            in.skipBytes(count);
        } else if (form != null) {
            gathered.writeBytes(ByteBufUtil.getBytes(in, in.readerIndex(), count));
            in.skipBytes(count);
        } else {
            join(in, count);
            exchange.content(in, count);
        }
    }

    /** A message becomes one line: within a JSON text, its line ends mean nothing. */
    private static void join(ByteBuf in, int count) {
        for (int i = in.readerIndex(); i < in.readerIndex() + count; i++) {
            var each = in.getByte(i);
            if (each == '\n' || each == '\r') {
                in.setByte(i, ' ');
            }
        }
    }

    /** The message is complete. */
    void end() {
        if (isLast) {
            exchange.end();
        } else if (isOpened && form != null) {
            open(form);
        } else if (isOpened) {
            // A message without content is one whose members all have their zero value.
            var end = messageBytes == 0 ? EMPTY : LINE_END;
            exchange.content(Unpooled.wrappedBuffer(end), end.length);
        }
        isOpened = true;
        messageBytes = 0;
    }

    private void open(StreamForm from) {
        var json = Unpooled.wrappedBuffer(from.opened(gathered.toByteArray()));
        gathered.reset();
        var count = json.readableBytes();
        join(json, count);
        exchange.content(json, count);
        exchange.content(Unpooled.wrappedBuffer(LINE_END), LINE_END.length);
    }

    // What the exchange sends.

    @Override
    public EventLoop loop() {
        return connection.loop();
    }

    @Override
    public LoopClock clock() {
        return connection.clock();
    }

    @Override
    public String remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public void sendContinue() {}

    @Override
    public void sendWhole(Response response) {
        var error = response.headers().first(MicroHeaders.ERROR);
        if (error.isPresent()) {
            fail(MicroHeaders.decoded(error.get()), bytes(response));
        } else if (response.status() >= 300) {
            fail(bytes(response));
        } else {
            message(bytes(response));
        }
        sendEnd();
    }

    private static byte[] bytes(Response response) {
        return response.body() instanceof Body.Bytes bytes ? bytes.content() : NOTHING;
    }

    @Override
    public void sendHead(Response response, long bytes) {}

    @Override
    public void sendContent(byte[] bytes, int count, IntConsumer sent) {
        var from = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, from, i - from);
                from = i + 1;
                said(line.toByteArray());
                line.reset();
            }
        }
        line.write(bytes, from, count - from);
        output.whenSent(() -> sent.accept(count));
    }

    @Override
    public void flush() {
        output.flush();
    }

    private void said(byte[] item) {
        var problem = ItemFormat.problem(item);
        if (isFailed) {
            return;
        }
        if (problem != null) {
            fail(problem);
        } else if (item.length > 0) {
            message(item);
        }
    }

    private void message(byte[] json) {
        var in = form;
        try {
            send(in == null ? bare(json) : Response.of(200, in.contentType(), in.result(json)));
        } catch (Fault unfit) {
            fail(unfit, NOTHING);
        }
    }

    private static Response bare(byte[] json) {
        return Response.of(200, JSON, json);
    }

    private void send(Response message) {
        output.whole(stamped(message), false, Http1Encoder.After.OPEN);
    }

    /** Callers of our own read the whole fault in the body. */
    private void fail(byte[] problem) {
        fail(ProblemReader.fault(problem), problem);
    }

    private void fail(Fault fault, byte[] problem) {
        var service = MicroHeaders.get(opening, MicroHeaders.SERVICE);
        fail(MicroError.of(service == null ? "" : service, fault).json(), problem);
    }

    private void fail(String error, byte[] problem) {
        end(error, problem);
        isFailed = true;
    }

    private void end(String error, byte[] body) {
        var in = form;
        var last =
                in == null ? bare(body) : Response.of(200, in.contentType(), in.error(error, body));
        send(last.with(MicroHeaders.ERROR, MicroHeaders.encoded(error)));
    }

    private Response stamped(Response response) {
        if (isOf2016) {
            return response;
        }
        var stream = MicroHeaders.get(opening, MicroHeaders.STREAM);
        var id = MicroHeaders.get(opening, MicroHeaders.ID);
        var text = stream == null ? "" : stream;
        return response.with(MicroHeaders.STREAM, text)
                .with(MicroHeaders.ID, id == null ? text : id);
    }

    @Override
    public void sendEnd() {
        if (!isFailed) {
            end(MicroHeaders.END_OF_STREAM, NOTHING);
        }
        connection.endStream();
    }

    @Override
    public void abort() {
        connection.abort();
    }

    @Override
    public void resume() {
        connection.resume();
    }
}
