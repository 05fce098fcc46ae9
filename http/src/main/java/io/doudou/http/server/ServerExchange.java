package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.dispatch.Endpoint;
import io.doudou.http.dispatch.Negotiation;
import io.doudou.http.dispatch.RouteTable;
import io.doudou.http.dispatch.Target;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.FieldNames;
import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One request and its answer, whatever protocol carries them: takes the body in, has the handler
 * run, sends what it answers, and ends the handler when nobody waits any more. Belongs to the loop
 * of its carrier; only {@link #work} runs on the handler's thread.
 */
final class ServerExchange {

    /*
     * The life of an exchange
     *
     *   RECEIVING  the body arrives; not at all when there is none
     *   RUNNING    the handler runs; with a streamed request body while that arrives
     *   ANSWERING  the head of the answer is out, a streamed body follows
     *   DONE       the answer is out, or the client is gone
     *
     * The states change on the loop only. A handler that is interrupted because of its deadline may
     * come to its end much later, or never: what it answers then is dropped, because the exchange is
     * DONE.
     */

    private enum State {
        RECEIVING,
        RUNNING,
        ANSWERING,
        DONE
    }

    /**
     * A body that nobody wants is read and dropped up to here; beyond, the connection is closed.
     */
    private static final long DROPPED_BYTES_MAX = 64 << 10;

    /** How often a stream that has nothing to say shows within the idle time that it lives. */
    private static final int IDLE_SIGNS = 4;

    private static final byte[] NONE = new byte[0];

    private static final Logger LOG = System.getLogger(ServerExchange.class.getName());

    private final ServerParts parts;
    private final Carrier carrier;
    private final RequestHead head;
    private final RequestBody body;
    private final String requestId;
    private State state = State.RECEIVING;
    private Target target = new Target("", "");
    private RouteTable.@Nullable Found found;
    private @Nullable Outlet outlet;

    // Values are still to come: there is no deadline yet.
    private boolean isLasting;
    private long sinceNanos;
    private long deadlineNanos;
    private @Nullable Thread thread;

    // Written by the handler's thread before it ends, read by the loop after that; an answer that
    // is sent while the thread still runs is not here.
    private @Nullable Response response;

    ServerExchange(ServerParts parts, Carrier carrier, RequestHead head) {
        this.parts = parts;
        this.carrier = carrier;
        this.head = head;
        this.body = new RequestBody(head.bodyBytes());
        this.requestId = parts.ids().of(head.headers().get(FieldNames.REQUEST_ID));
    }

    /** The head is here: decides what answers, and what to do with the body. */
    void begin() {
        sinceNanos = carrier.clock().nanos();
        if (!requestId.equals(head.headers().get(FieldNames.REQUEST_ID))) {
            head.headers().set(FieldNames.REQUEST_ID, requestId);
        }
        try {
            target = Target.of(head.target());
            var match = parts.dispatcher().find(head.method(), target);
            found = match;
            Negotiation.check(match.endpoint().route(), head.headers(), head.hasBody());
            intake(match.endpoint().intake());
        } catch (Fault refusal) {
            refuse(refusal);
        }
    }

    /** The head is here of a call, for which its carrier has found what answers it. */
    void beginCall(RouteTable.Found match) {
        sinceNanos = carrier.clock().nanos();
        head.headers().set(FieldNames.REQUEST_ID, requestId);
        found = match;
        try {
            target = Target.of(head.target());
            intake(match.endpoint().intake());
        } catch (Fault refusal) {
            refuse(refusal);
        }
    }

    /** The head is here of the message that opens a streamed call; others follow as the body. */
    void beginStream(RouteTable.Found match) {
        sinceNanos = carrier.clock().nanos();
        head.headers().set(FieldNames.REQUEST_ID, requestId);
        target = new Target("/", "");
        found = match;
        isLasting = true;
        stream(Long.MAX_VALUE);
    }

    /** The next {@code count} bytes of {@code in} are body, and are consumed. */
    void content(ByteBuf in, int count) {
        sinceNanos = carrier.clock().nanos();
        try {
            body.add(in, count, state == State.RECEIVING);
        } catch (Fault refusal) {
            refuse(refusal);
        }
    }

    /** The body is complete. */
    void end() {
        body.end();
        if (body.isStreamed()) {
            endLasting();
        } else if (state == State.RECEIVING) {
            run(body.gathered());
        }
    }

    private void endLasting() {
        isLasting = false;
        deadlineNanos = carrier.clock().nanos() + parts.deadline().nanos(head.headers());
    }

    /** The body is broken: answers that, or lets the handler know that reads it. */
    void broken(Fault fault) {
        if (body.isStreamed()) {
            body.fail(fault);
        } else if (state == State.RECEIVING) {
            refuse(fault);
        }
    }

    RequestHead head() {
        return head;
    }

    boolean isBodyEnded() {
        return body.isEnded();
    }

    /** Whether the carrier should hand over more of the body now. */
    boolean takesBody() {
        return body.takesMore();
    }

    boolean isHead() {
        return head.method().equals("HEAD");
    }

    /** The client is gone: nobody waits for an answer any more. */
    void gone() {
        if (state != State.DONE) {
            state = State.DONE;
            stop(new Fault(400, "client.gone", "The client has closed the connection."));
        }
    }

    /**
     * The server stops and has waited for long enough. Whoever is in the middle of a stream of
     * values hears that; all others lose their connection.
     */
    void cancel() {
        if (isLasting || outlet != null) {
            endStream(new Fault(503, "server.stopping", "The server stops."));
        }
    }

    /** Ends what takes too long. */
    void check(long nowNanos) {
        if (isLasting && body.isUnwanted()) {
            endLasting();
        }
        switch (state) {
            case RECEIVING -> {
                if (nowNanos - sinceNanos > parts.limits().readNanos()) {
                    refuse(new Fault(408, "body.timeout", "The body did not arrive in time."));
                }
            }
            case RUNNING -> {
                if (isLasting) {
                    checkSilence(nowNanos);
                } else if (nowNanos - deadlineNanos > 0) {
                    expire(new Fault(504, "request.timeout", "The request was not done in time."));
                } else if (body.isStreamed() && takesBody()) {
                    checkUpload(nowNanos);
                }
            }
            case ANSWERING -> {
                checkSilence(nowNanos);
                if (outlet != null) {
                    outlet.keepAwake(nowNanos - parts.limits().idleNanos() / IDLE_SIGNS);
                }
            }
            case DONE -> {}
        }
    }

    private void intake(Endpoint.Intake intake) {
        switch (intake) {
            case DROPPED -> {
                if (head.bodyBytes() > DROPPED_BYTES_MAX
                        || head.bodyBytes() == RequestHead.UNKNOWN
                        || head.expectsContinue()) {
                    run(Response.NO_BODY);
                }
            }
            case WHOLE -> {
                if (head.hasBody()) {
                    body.gather(parts);
                    sendContinue();
                }
            }
            case STREAMED -> {
                if (head.bodyBytes() > parts.limits().uploadBytesMax()) {
                    throw RequestBody.tooLarge(parts.limits().uploadBytesMax());
                }
                if (head.hasBody()) {
                    stream(parts.limits().uploadBytesMax());
                    deadlineNanos += parts.limits().uploadNanos();
                }
            }
            case ITEMS -> {
                isLasting = head.hasBody();
                if (head.hasBody()) {
                    stream(Long.MAX_VALUE);
                }
            }
        }
    }

    private void sendContinue() {
        if (head.expectsContinue()) {
            carrier.sendContinue();
        }
    }

    private void stream(long bytesMax) {
        var loop = carrier.loop();
        var stream = body.stream(bytesMax, () -> loop.execute(carrier::resume));
        sendContinue();
        run(stream);
    }

    /** Answers with a fault, through the filters that every request passes. */
    private void refuse(Fault fault) {
        found = parts.dispatcher().refusing(head.method(), fault);
        if (!head.hasBody()) {
            body.end();
        }
        run(Response.NO_BODY);
    }

    private void run(Body content) {
        var match = found;
        if (match == null) {
            throw new IllegalStateException("run before begin");
        }
        var request =
                parts.dispatcher()
                        .request(
                                head.method(),
                                target,
                                match,
                                head.headers(),
                                content,
                                carrier.remoteAddress());
        state = State.RUNNING;
        deadlineNanos = carrier.clock().nanos() + parts.deadline().nanos(head.headers());
        var endpoint = match.endpoint();
        thread =
                parts.threads()
                        .run(
                                endpoint.pace(),
                                carrier.loop(),
                                () -> work(endpoint.chain(), request),
                                this::worked);
    }

    /** On the handler's thread: runs the handler, and sends its answer when that takes long. */
    private void work(Handler handler, Request request) {
        var answer = answer(handler, request);
        switch (answer.mayHaveBody() ? answer.body() : dropped(answer.body())) {
            case Body.None none -> response = answer;
            case Body.Bytes bytes when bytes.content().length <= Outlet.BYTES_MAX ->
                    response = answer;
            case Body.Bytes bytes -> {
                var in = new ByteArrayInputStream(bytes.content());
                send(answer, in, bytes.content().length);
            }
            case Body.Stream stream ->
                    send(answer, stream.content(), stream.size().orElse(RequestHead.UNKNOWN));
        }
    }

    private Response answer(Handler handler, Request request) {
        try {
            return handler.handle(request);
        } catch (Throwable failure) {
            return parts.faults()
                    .response(failure, request.path(), requestId)
                    .with(FieldNames.REQUEST_ID, requestId);
        }
    }

    /** A client would take a body that the status forbids for the begin of the next answer. */
    private Body dropped(Body body) {
        if (body instanceof Body.Stream stream) {
            try (stream) {
                LOG.log(Level.DEBUG, "the answer to request " + requestId + " can have no body");
            } catch (IOException failure) {
                LOG.log(Level.DEBUG, "the unused body cannot be closed", failure);
            }
        }
        return Response.NO_BODY;
    }

    private void send(Response answer, InputStream in, long size) {
        var loop = carrier.loop();
        var type = FieldList.of(answer.headers()).get(FieldNames.CONTENT_TYPE);
        var out = new Outlet(loop, carrier, ItemFormat.of(type));
        loop.execute(() -> sendHead(answer, size, out));
        try (in) {
            if (!isHead()) {
                out.copy(in, size);
            }
            loop.execute(this::sendEnd);
        } catch (IOException | RuntimeException cut) {
            LOG.log(Level.DEBUG, "the answer to request " + requestId + " was cut", cut);
            loop.execute(this::cut);
        }
    }

    private void sendHead(Response answer, long size, Outlet out) {
        if (state == State.RUNNING) {
            state = State.ANSWERING;
            outlet = out;
            out.begin();
            carrier.sendHead(answer, size);
            out.sendGathered();
        } else {
            out.breakOff();
        }
    }

    private void sendEnd() {
        if (state == State.ANSWERING) {
            state = State.DONE;
            carrier.sendEnd();
        }
    }

    private void cut() {
        if (state == State.ANSWERING) {
            state = State.DONE;
            carrier.abort();
        }
    }

    /** On the loop, when the handler's thread has ended. */
    private void worked() {
        thread = null;
        body.release();
        if (state == State.RUNNING && response != null) {
            state = State.DONE;
            carrier.sendWhole(response);
        }
    }

    /** Answers with a fault what its handler has not answered yet. */
    private void expire(Fault reason) {
        state = State.DONE;
        stop(reason);
        carrier.sendWhole(refusal(reason));
    }

    private Response refusal(Fault reason) {
        return parts.faults()
                .response(reason, target.path(), requestId)
                .with(FieldNames.REQUEST_ID, requestId);
    }

    /**
     * A stream of values lasts as long as somebody says something: a client that has not ended its
     * own, and hears nothing either, may be gone for good.
     */
    private void checkSilence(long nowNanos) {
        if (!body.isStreamed() || !isLasting || !takesBody()) {
            return;
        }
        var silentNanos = nowNanos - sinceNanos;
        if (outlet != null) {
            silentNanos = Math.min(silentNanos, nowNanos - outlet.lastNanos());
        }
        if (silentNanos > parts.limits().uploadNanos()) {
            endStream(new Fault(408, "body.timeout", "Nothing was sent for too long."));
        }
    }

    /** Ends a stream of values, whatever its handler does, and says why. */
    void endStream(Fault reason) {
        if (state == State.RUNNING) {
            expire(reason);
        } else if (state == State.ANSWERING && outlet != null) {
            state = State.DONE;
            stop(reason);
            sendLast(outlet, reason);
        }
    }

    private void sendLast(Outlet out, Fault reason) {
        var problem = refusal(reason).body() instanceof Body.Bytes bytes ? bytes.content() : NONE;
        var last = out.lastWord(problem);
        if (last.length == 0) {
            carrier.abort();
        } else {
            carrier.sendContent(last, last.length, sent -> {});
            carrier.sendEnd();
        }
    }

    private void checkUpload(long nowNanos) {
        if (nowNanos - sinceNanos > parts.limits().readNanos()) {
            body.fail(new Fault(408, "body.timeout", "The body did not arrive in time."));
        }
    }

    private void stop(Fault reason) {
        body.fail(reason);
        if (outlet != null) {
            outlet.breakOff();
        }
        if (thread != null) {
            thread.interrupt();
        } else {
            body.release();
        }
    }
}
