package io.doudou.http.client;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.http.ClientOptions;
import io.doudou.http.FieldList;
import io.doudou.http.Multipart;
import io.doudou.http.Outgoing;
import io.doudou.http.wire.ScopeHeaders;
import io.doudou.time.Ticker;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One request and its answer on one connection: started and awaited by a calling thread, carried
 * out on the connection's event loop.
 *
 * <p>All fields that are neither final nor volatile belong to the loop until {@code done} is set,
 * which hands them to the caller.
 */
final class Exchange {

    /** How much of an upload is read and handed over at a time. */
    static final int UPLOAD_CHUNK_BYTES = 64 * 1024;

    private final SocketWire wire;
    private final Pool.Seat<Line> seat;
    private final Outgoing outgoing;
    private final Wire.Shape shape;
    private final TimeLimit limit;
    private final Ticker ticker;
    private final Waiting caller;

    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private boolean requestEnded;
    private boolean released;
    private @Nullable Gathered gathered;
    private @Nullable Answer answer;
    private @Nullable ServiceException failure;

    private volatile boolean opened;
    private volatile boolean done;

    Exchange(
            SocketWire wire,
            Pool.Seat<Line> seat,
            Outgoing outgoing,
            Wire.Shape shape,
            TimeLimit limit,
            Ticker ticker) {
        this.wire = wire;
        this.seat = seat;
        this.outgoing = outgoing;
        this.shape = shape;
        this.limit = limit;
        this.ticker = ticker;
        this.caller = new Waiting(ticker);
    }

    /** Sends, and waits for the answer as far as the shape says. Called once, by the caller. */
    Answer run() {
        onLoop(this::begin);
        try {
            if (outgoing.content() instanceof Multipart upload) {
                pump(upload);
            }
            if (!caller.until(() -> done, limit.endNanos())) {
                abandon();
                throw limit.passed(what());
            }
        } catch (InterruptedException interrupted) {
            abandon();
            Thread.currentThread().interrupt();
            throw new Cancelled(what() + ": interrupted", interrupted);
        }
        return result();
    }

    private Answer result() {
        if (failure != null) {
            throw failure;
        }
        if (answer == null) {
            throw new IllegalStateException("done without an answer");
        }
        return answer;
    }

    private String what() {
        return outgoing.name() + " of " + wire.label();
    }

    // What follows until pump() runs on the loop.

    private void begin() {
        if (released) {
            return;
        }
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.valueOf(outgoing.method()))
                        .setURI(outgoing.target(wire.address().root()));
        line().connection().request(options).onComplete(this::send, this::broken);
    }

    private void send(HttpClientRequest opened) {
        if (released) {
            opened.reset();
            return;
        }
        request = opened;
        opened.exceptionHandler(this::broken);
        opened.response().onComplete(this::head, this::broken);
        var headers = opened.headers();
        var fields = outgoing.headers();
        for (int i = 0; i < fields.count(); i++) {
            headers.add(fields.name(i), fields.value(i));
        }
        headers.set(ScopeHeaders.TIMEOUT, ScopeHeaders.timeout(limit.leftNanos(ticker.nanos())));
        switch (outgoing.content()) {
            case Outgoing.Nothing none -> {
                if (mayHaveBody()) {
                    headers.set("Content-Length", "0");
                }
                requestEnded = true;
                opened.end().onFailure(this::broken);
            }
            case Outgoing.Whole whole -> {
                headers.set("Content-Type", whole.type());
                requestEnded = true;
                opened.end(Buffer.buffer(whole.bytes())).onFailure(this::broken);
            }
            case Multipart upload -> {
                headers.set("Content-Type", upload.type());
                headers.set("Content-Length", Long.toString(upload.size()));
                this.opened = true;
                caller.wake();
            }
        }
    }

    private boolean mayHaveBody() {
        return switch (outgoing.method()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    private void head(HttpClientResponse head) {
        if (released) {
            return;
        }
        response = head;
        head.exceptionHandler(this::broken);
        if (shape == Wire.Shape.STREAM && head.statusCode() < 300) {
            var stream = new AnswerStream(head, line(), limit, ticker, this::streamEnded);
            finish(new Answer.Flow(stream));
            return;
        }
        var kept = new Gathered(wire.limits().answerBytesMax());
        gathered = kept;
        head.handler(chunk -> gather(kept, chunk));
        head.endHandler(end -> ended(kept));
    }

    private void gather(Gathered kept, Buffer chunk) {
        if (!released && !kept.add(chunk)) {
            cut(
                    new Malformed(
                            what()
                                    + ": the answer is larger than "
                                    + wire.limits().answerBytesMax()
                                    + " bytes ("
                                    + ClientOptions.ANSWER_MAX.key()
                                    + ")"));
        }
    }

    private void ended(Gathered kept) {
        if (!released) {
            release();
            finish(new Answer.Whole(kept.bytes()));
        }
    }

    private void streamEnded(boolean complete) {
        if (!released) {
            if (complete) {
                release();
            } else {
                reset();
            }
        }
    }

    /** The connection failed, or the other side sent nonsense; often told more than once. */
    private void broken(Throwable cause) {
        if (released) {
            return;
        }
        if (response != null) {
            cut(
                    new Unknown(
                            what() + ": " + said(cause) + " in the middle of the answer" + soFar(),
                            cause));
            return;
        }
        reset();
        failure = classified(cause);
        done = true;
        caller.wake();
    }

    private String soFar() {
        return gathered == null ? "" : ", after " + gathered.size() + " bytes";
    }

    private ServiceException classified(Throwable cause) {
        var message = what() + ": " + said(cause);
        if (request == null || isRefusedStream(cause)) {
            return new Unreachable(message, cause);
        }
        return cause instanceof IOException || cause instanceof StreamResetException
                ? new Unknown(message + " before an answer came", cause)
                : classifiedByType(message, cause);
    }

    private static ServiceException classifiedByType(String message, Throwable cause) {
        var nonsense = cause instanceof DecoderException || cause instanceof RuntimeException;
        return nonsense && !isClosed(cause)
                ? new Malformed(message, cause)
                : new Unknown(message + " before an answer came", cause);
    }

    private static boolean isClosed(Throwable cause) {
        return cause.getClass().getSimpleName().contains("Closed");
    }

    /** HTTP/2 says so when nothing was processed (RFC 9113, 8.7). */
    private static boolean isRefusedStream(Throwable cause) {
        return cause instanceof StreamResetException reset && reset.getCode() == 7;
    }

    private static String said(Throwable cause) {
        return isClosed(cause)
                ? "the node closed the connection"
                : String.valueOf(cause.getMessage());
    }

    private void cut(ServiceException failure) {
        reset();
        finish(new Answer.Cut(failure));
    }

    private void finish(Answer.Content content) {
        var head = response;
        if (head == null) {
            throw new IllegalStateException("finished before the head of the answer");
        }
        if (!done) {
            answer = new Answer(wire.label(), head.statusCode(), fields(head), content);
            done = true;
            caller.wake();
        }
    }

    private static FieldList fields(HttpClientResponse head) {
        var fields = new FieldList();
        head.headers().forEach(fields::add);
        return fields;
    }

    /** Gives the connection back; a half-sent request or a closing one spoils it. */
    private void release() {
        released = true;
        var reusable =
                requestEnded
                        && response != null
                        && !"close".equalsIgnoreCase(response.getHeader("Connection"));
        if (reusable) {
            wire.pool().give(seat);
        } else {
            wire.pool().drop(seat);
        }
    }

    private void reset() {
        released = true;
        if (request != null) {
            request.reset();
        }
        wire.pool().drop(seat);
    }

    private Line line() {
        return seat.connection();
    }

    private void onLoop(Runnable task) {
        line().home().context().runOnContext(nothing -> task.run());
    }

    // What follows runs on the calling thread.

    private void abandon() {
        onLoop(
                () -> {
                    if (!released) {
                        reset();
                    }
                });
    }

    private void pump(Multipart upload) throws InterruptedException {
        caller.until(() -> opened || done, limit.endNanos());
        try (var content = upload.open()) {
            var left = upload.size();
            while (left > 0 && !done) {
                var chunk = content.readNBytes((int) Math.min(left, UPLOAD_CHUNK_BYTES));
                if (chunk.length == 0) {
                    throw new IOException("the upload is shorter than its size says");
                }
                left -= chunk.length;
                write(chunk, left == 0);
            }
        } catch (IOException unreadable) {
            abandon();
            throw new UncheckedIOException(what() + ": the upload cannot be read", unreadable);
        }
    }

    private void write(byte[] chunk, boolean last) throws InterruptedException {
        var written = new Written();
        onLoop(() -> writeOnLoop(chunk, last, written));
        if (!caller.until(() -> written.done || done, limit.endNanos())) {
            return;
        }
    }

    private void writeOnLoop(byte[] chunk, boolean last, Written written) {
        if (released || request == null) {
            return;
        }
        requestEnded = last;
        Future<Void> flushed =
                last ? request.end(Buffer.buffer(chunk)) : request.write(Buffer.buffer(chunk));
        flushed.onComplete(
                outcome -> {
                    written.done = true;
                    caller.wake();
                });
    }

    private static final class Written {
        volatile boolean done;
    }
}
