package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.dispatch.Endpoint;
import io.doudou.http.dispatch.FramedCall;
import io.doudou.http.dispatch.RouteTable;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.FieldNames;
import io.doudou.http.wire.GrpcFrames;
import io.doudou.http.wire.GrpcStatus;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;
import io.doudou.http.wire.ScopeHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A gRPC call on its stream of HTTP/2: whatever its exchange answers, the status is 200, and what
 * became of the call stands in the fields behind the last message (gRPC over HTTP/2). Of a
 * procedure that streams, the messages are lines to the exchange. Belongs to the loop of the
 * connection.
 */
final class GrpcStream implements Carrier {

    private static final String TYPE = "application/grpc";
    private static final byte[] NOTHING = {};

    private static final Set<String> OF_BODIES =
            Set.of("Allow", "Cache-Control", "Vary", "X-Accel-Buffering");

    private final ServerParts parts;
    private final Http2Stream stream;
    private final RequestHead head;
    private final ServerExchange exchange;
    private final int messageBytesMax;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable FramedCall call;
    private @Nullable GrpcFrames frames;
    private OptionalLong deadlineNanos = OptionalLong.empty();
    private boolean isBroken;
    private boolean hasHead;
    private boolean isLines;
    private boolean isOver;

    /** A call whose head has arrived. */
    GrpcStream(ServerParts parts, Http2Stream stream, RequestHead head) {
        this.parts = parts;
        this.stream = stream;
        this.head = head;
        this.exchange = new ServerExchange(parts, this, head);
        this.messageBytesMax = Math.toIntExact(parts.limits().bodyBytesMax());
    }

    /** Whether a request opens a call: gRPC, but not gRPC-Web, whose frames are others. */
    static boolean isOpenedBy(RequestHead head) {
        var type = head.headers().get(FieldNames.CONTENT_TYPE);
        return type != null
                && head.method().equals("POST")
                && type.regionMatches(true, 0, TYPE, 0, TYPE.length())
                && (type.length() == TYPE.length()
                        || "+;".indexOf(type.charAt(TYPE.length())) >= 0);
    }

    ServerExchange exchange() {
        return exchange;
    }

    // What the caller says.

    void begin() {
        try {
            var found = parts.dispatcher().framedCall(head.target(), head.headers());
            call = found;
            if (found.endpoint().intake() == Endpoint.Intake.ITEMS) {
                frames = new GrpcFrames(messageBytesMax, found.isGzip());
            }
            deadlineNanos = deadlineNanos();
            exchange.beginCall(new RouteTable.Found(found.endpoint(), Map.of()));
        } catch (Fault refusal) {
            exchange.beginCall(parts.dispatcher().refusing(head.method(), refusal));
        }
    }

    /** Until when the caller waits, for streams as well; empty when it does not say. */
    private OptionalLong deadlineNanos() {
        var left = ScopeHeaders.grpcTimeoutNanos(head.headers());
        return left.isEmpty() ? left : OptionalLong.of(stream.clock().nanos() + left.getAsLong());
    }

    /** Ends a call whose caller waits no longer. */
    void check(long nowNanos) {
        if (deadlineNanos.isPresent() && nowNanos - deadlineNanos.getAsLong() > 0) {
            deadlineNanos = OptionalLong.empty();
            exchange.endStream(
                    new Fault(504, "request.timeout", "The request was not done in time."));
        }
    }

    /** Consumes content of the request. */
    void content(ByteBuf in) {
        if (isBroken) {
            in.skipBytes(in.readableBytes());
        } else if (call != null && frames != null) {
            open(call, frames, in);
        } else {
            exchange.content(in, in.readableBytes());
        }
    }

    private void open(FramedCall from, GrpcFrames of, ByteBuf in) {
        try {
            of.read(in, message -> tell(from.json(message)));
        } catch (Fault malformed) {
            broken(malformed);
        }
    }

    /** A message becomes one line: within a JSON text, its line ends mean nothing. */
    private void tell(byte[] json) {
        var text = new byte[json.length + 1];
        for (int i = 0; i < json.length; i++) {
            text[i] = json[i] == '\n' || json[i] == '\r' ? (byte) ' ' : json[i];
        }
        text[json.length] = '\n';
        exchange.content(Unpooled.wrappedBuffer(text), text.length);
    }

    void end() {
        try {
            if (!isBroken && frames != null) {
                frames.end();
            }
        } catch (Fault malformed) {
            broken(malformed);
        }
        exchange.end();
    }

    private void broken(Fault malformed) {
        isBroken = true;
        exchange.broken(malformed);
    }

    // What the exchange sends.

    @Override
    public EventLoop loop() {
        return stream.loop();
    }

    @Override
    public LoopClock clock() {
        return stream.clock();
    }

    @Override
    public String remoteAddress() {
        return stream.remoteAddress();
    }

    @Override
    public void sendContinue() {}

    @Override
    public void sendWhole(Response response) {
        isOver = true;
        if (isMessage(response)) {
            stream.sendWhole(response, bytes(response), GrpcStatus.OK);
        } else {
            var bare = opened(response);
            var fault = fault(response);
            if (fault.code().equals("encoding.unsupported")) {
                bare = bare.with(GrpcFrames.ACCEPT_ENCODING, GrpcFrames.ACCEPTED);
            }
            var fields = failure(fault);
            for (int i = 0; i < fields.count(); i++) {
                bare = bare.with(fields.name(i), fields.value(i));
            }
            stream.sendWhole(bare);
        }
    }

    private static boolean isMessage(Response response) {
        var type = FieldList.of(response.headers()).get(FieldNames.CONTENT_TYPE);
        return response.status() < 300 && type != null && type.startsWith(TYPE);
    }

    private static byte[] bytes(Response response) {
        return response.body() instanceof Body.Bytes bytes ? bytes.content() : NOTHING;
    }

    private static Fault fault(Response response) {
        var status = response.status() < 400 ? 500 : response.status();
        return ProblemReader.fault(status, bytes(response))
                .orElseGet(() -> new Fault(status, "http." + status, ""));
    }

    /** The head of the answer to this call, whatever was to be answered. */
    private Response opened(Response from) {
        var type = head.headers().get(FieldNames.CONTENT_TYPE);
        var opened = Response.of(200, type == null ? TYPE : type, NOTHING);
        var fields = FieldList.of(from.headers());
        for (int i = 0; i < fields.count(); i++) {
            if (isMetadata(fields.name(i))) {
                opened = opened.with(fields.name(i), fields.value(i));
            }
        }
        return opened;
    }

    /** What speaks of the body as HTTP has it says nothing about messages. */
    private static boolean isMetadata(String name) {
        return name.equalsIgnoreCase(FieldNames.REQUEST_ID)
                || (MicroHeaders.isMetadata(name) && !OF_BODIES.contains(name));
    }

    private FieldList failure(Fault fault) {
        var service = call == null ? "" : call.service();
        var isMicro = head.headers().get(MicroHeaders.CONTENT_TYPE) != null;
        return GrpcStatus.failed(service, fault, isMicro);
    }

    @Override
    public void sendHead(Response response, long bytes) {
        var type = FieldList.of(response.headers()).get(FieldNames.CONTENT_TYPE);
        isLines = ItemFormat.of(type) != null;
        hasHead = true;
        stream.sendHead(opened(response), RequestHead.UNKNOWN);
    }

    @Override
    public void sendContent(byte[] bytes, int count, IntConsumer sent) {
        if (isOver) {
            sent.accept(count);
        } else if (isLines) {
            sendLines(bytes, count, sent);
        } else {
            stream.sendContent(bytes, count, sent);
        }
    }

    @Override
    public void flush() {
        stream.flush();
    }

    private void sendLines(byte[] bytes, int count, IntConsumer sent) {
        var out = new ByteArrayOutputStream();
        var from = 0;
        Fault failure = null;
        for (int i = 0; i < count && failure == null; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, from, i - from);
                from = i + 1;
                failure = said(line.toByteArray(), out);
                line.reset();
            }
        }
        line.write(bytes, from, count - from);
        if (isIdleSign(bytes, count)) {
            stream.ping();
        }
        if (out.size() > 0) {
            stream.sendContent(out.toByteArray(), out.size(), taken -> sent.accept(count));
        } else {
            sent.accept(count);
        }
        if (failure != null) {
            sendLast(failure(failure));
        }
    }

    /** A line with nothing in it shows that the stream lives, and is no message. */
    private static boolean isIdleSign(byte[] bytes, int count) {
        return count == 1 && bytes[0] == '\n';
    }

    /** Puts a line into its frame; or what it says why there is no other. */
    private @Nullable Fault said(byte[] item, ByteArrayOutputStream out) {
        var problem = ItemFormat.problem(item);
        if (problem != null) {
            return ProblemReader.fault(problem);
        }
        try {
            if (item.length > 0 && call != null) {
                out.writeBytes(call.framed(item));
            }
            return null;
        } catch (Fault unfit) {
            return unfit;
        }
    }

    private void sendLast(FieldList fields) {
        if (!isOver) {
            isOver = true;
            stream.sendTrailers(fields);
        }
    }

    @Override
    public void sendEnd() {
        sendLast(GrpcStatus.OK);
    }

    /** Only what has begun can be cut. */
    @Override
    public void abort() {
        if (hasHead && !isOver) {
            isOver = true;
            stream.abort();
        }
    }

    @Override
    public void resume() {
        stream.resume();
    }
}
