package io.doudou.http.client;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.http.ClientOptions;
import io.doudou.http.FieldList;
import io.doudou.http.ItemBody;
import io.doudou.http.Multipart;
import io.doudou.http.Outgoing;
import io.doudou.http.loop.Gathering;
import io.doudou.http.loop.Waiting;
import io.doudou.http.wire.GrpcStatus;
import io.doudou.time.Ticker;
import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * One request and its answer on one connection: started and awaited by a calling thread, carried
 * out on the connection's event loop.
 *
 * <p>All fields that are neither final nor volatile belong to the loop until {@code done} is set,
 * which hands them to the caller.
 */
final class Exchange {

    /** How much of an upload is read and handed over at a time. */
    static final int UPLOAD_CHUNK_BYTES = 64 << 10;

    /** How much of an upload may wait for the network before its reader does. */
    static final int UPLOAD_WINDOW_BYTES = 256 << 10;

    private final SocketWire wire;
    private final Pool.Seat<Line> seat;
    private final ClientLoop home;
    private final Outgoing outgoing;
    private final SentRequest request;
    private final Wire.Shape shape;
    private final TimeLimit limit;
    private final Ticker ticker;
    private final Waiting caller;
    private final long patienceNanos;

    private @Nullable Carrier carrier;
    private boolean requestEnded;
    private long endedNanos;
    private int status;
    private @Nullable FieldList answered;
    private @Nullable Gathered gathered;
    private @Nullable AnswerStream stream;
    private @Nullable Answer answer;
    private @Nullable ServiceException failure;

    // What the thread that sends values leaves for the loop.
    private final Gathering gathering = new Gathering();

    private volatile boolean opened;
    private volatile boolean released;
    private volatile @Nullable ItemPump pump;
    private volatile long sentBytes;
    private volatile boolean done;

    /**
     * An exchange that has not begun.
     *
     * @throws IllegalArgumentException when a header field of the request cannot be sent
     */
    Exchange(
            SocketWire wire,
            Pool.Seat<Line> seat,
            Outgoing outgoing,
            Wire.Shape shape,
            TimeLimit limit,
            Ticker ticker) {
        this.wire = wire;
        this.seat = seat;
        this.home = seat.connection().home();
        this.outgoing = outgoing;
        this.shape = shape;
        this.limit = limit;
        this.ticker = ticker;
        this.caller = new Waiting();
        this.patienceNanos = limit.leftNanos(ticker.nanos());
        this.request = new SentRequest(outgoing, wire, patienceNanos);
    }

    /** Sends, and waits for the answer as far as the shape says. Called once, by the caller. */
    Answer run() {
        if (!home.run(this::begin)) {
            throw new Unreachable(what() + ": the client is closed");
        }
        try {
            if (outgoing.content() instanceof Multipart upload) {
                pump(upload);
            }
            if (outgoing.content() instanceof ItemBody items) {
                pump = new ItemPump(items, this);
                pump.start();
            }
            caller.until(() -> done);
        } catch (InterruptedException interrupted) {
            home.run(this::abandon);
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

    /** What carriers send. */
    SentRequest request() {
        return request;
    }

    // What follows until pump() runs on the loop.

    private void begin() {
        if (!released) {
            home.watch(this);
            seat.connection().carry(this);
        }
    }

    /** The head is on its way, and the body with it unless it is an upload. */
    void carriedBy(Carrier by) {
        carrier = by;
        requestEnded = !request.isUpload();
        if (request.isUpload()) {
            opened = true;
            wake();
        }
    }

    /** The head of the answer has arrived. */
    void head(int answerStatus, FieldList answerFields) {
        status = answerStatus;
        answered = answerFields;
        if (shape != Wire.Shape.WHOLE && status < 300 && carrier != null) {
            var wait =
                    shape == Wire.Shape.ITEMS ? AnswerStream.Wait.READER : AnswerStream.Wait.CALL;
            stream = new AnswerStream(carrier, home, limit, wait, ticker, this::leftUnread);
            finish(new Answer.Flow(stream));
        } else {
            gathered = new Gathered(wire.limits().answerBytesMax());
        }
    }

    /** Behind the body stands what became of a gRPC call; other fields there nobody wants. */
    void trailers(FieldList fields) {
        if (stream != null) {
            stream.trailers(fields);
        } else if (answered != null) {
            GrpcStatus.move(fields, answered);
        }
    }

    /** The next {@code count} bytes of {@code in} are body; consumes them. */
    void content(ByteBuf in, int count) {
        if (stream != null) {
            var bytes = new byte[count];
            in.readBytes(bytes);
            stream.arrived(bytes);
        } else if (gathered == null || released) {
            in.skipBytes(count);
        } else if (!gathered.add(in, count)) {
            in.skipBytes(count);
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

    /**
     * The answer is complete.
     *
     * @param reusable whether the connection may carry another exchange
     */
    void end(boolean reusable) {
        if (released) {
            return;
        }
        if (!requestEnded && carrier != null) {
            // The node has said everything, and reads no more.
            carrier.reset();
        }
        release(reusable && requestEnded);
        if (stream != null) {
            stream.allArrived();
        } else if (gathered != null) {
            finish(new Answer.Whole(gathered.bytes()));
        }
    }

    /** The connection failed, or the node gave up; the request may have been carried out. */
    void broken(Throwable cause) {
        if (released) {
            return;
        }
        if (answered != null) {
            cut(
                    new Unknown(
                            what() + ": " + said(cause) + " in the middle of the answer" + soFar(),
                            cause));
        } else if (carrier == null) {
            refused(cause);
        } else {
            fail(new Unknown(what() + ": " + said(cause) + " before an answer came", cause));
        }
    }

    /** The request was certainly not carried out. */
    void refused(Throwable cause) {
        if (!released) {
            fail(new Unreachable(what() + ": " + said(cause), cause));
        }
    }

    /** What arrives is no answer. */
    void garbled(Throwable cause) {
        if (released) {
            return;
        }
        var malformed =
                new Malformed(what() + ": the answer is malformed: " + cause.getMessage(), cause);
        if (answered != null) {
            cut(malformed);
        } else {
            fail(malformed);
        }
    }

    /** Whether nothing is left to watch; ends what has taken too long. */
    boolean isOver(long nowNanos) {
        if (!done && leftNanos(nowNanos) <= 0) {
            fail(limit.passed(what()));
        }
        return done;
    }

    /** While values are still sent, an answer is not waited for. */
    private long leftNanos(long nowNanos) {
        if (!request.isStreaming() || limit.ofCaller() || !opened) {
            return limit.leftNanos(nowNanos);
        }
        return requestEnded ? endedNanos + patienceNanos - nowNanos : Long.MAX_VALUE;
    }

    private String soFar() {
        return gathered == null ? "" : ", after " + gathered.size() + " bytes";
    }

    private static String said(Throwable cause) {
        return cause.getClass().getSimpleName().contains("Closed")
                ? "the node closed the connection"
                : String.valueOf(cause.getMessage());
    }

    private void cut(ServiceException cause) {
        abandon();
        if (stream != null) {
            stream.broken(cause);
        } else {
            finish(new Answer.Cut(cause));
        }
    }

    private void fail(ServiceException cause) {
        abandon();
        if (!done) {
            failure = cause;
            done = true;
            caller.wake();
        }
    }

    private void finish(Answer.Content content) {
        if (answered == null) {
            throw new IllegalStateException("finished before the head of the answer");
        }
        if (!done) {
            answer = new Answer(wire.label(), status, answered, content);
            done = true;
            caller.wake();
        }
    }

    /** The reader of the stream closed it before its end. */
    private void leftUnread() {
        abandon();
    }

    /** Gives the connection back. */
    private void release(boolean reusable) {
        released = true;
        stopPump();
        if (reusable) {
            wire.pool().give(seat);
        } else {
            wire.pool().drop(seat);
        }
    }

    private void abandon() {
        if (!released) {
            released = true;
            stopPump();
            if (carrier != null) {
                carrier.reset();
            }
            wire.pool().drop(seat);
        }
    }

    private void stopPump() {
        var sending = pump;
        if (sending != null) {
            sending.stop();
        }
    }

    // What the thread says that sends values.

    boolean isOpened() {
        return opened;
    }

    boolean isReleased() {
        return released;
    }

    long sentBytes() {
        return sentBytes;
    }

    void send(byte[] piece) {
        if (gathering.add(piece, piece.length)) {
            home.run(this::sendGathered);
        }
    }

    private void sendGathered() {
        for (var piece : gathering.take()) {
            sendOnLoop(Arrays.copyOf(piece.bytes(), piece.count()), false);
        }
    }

    void sendEnd() {
        home.run(() -> sendOnLoop(new byte[0], true));
    }

    /** The values cannot be sent: their source failed. */
    void unsendable(Throwable cause) {
        home.run(() -> giveUp(new Cancelled(what() + ": the values to send failed", cause)));
    }

    private void giveUp(Cancelled cause) {
        if (answered != null && !released) {
            cut(cause);
        } else if (!released) {
            fail(cause);
        }
    }

    private void sendOnLoop(byte[] chunk, boolean isLast) {
        if (!released && carrier != null) {
            requestEnded = isLast;
            endedNanos = isLast ? ticker.nanos() : endedNanos;
            carrier.sendContent(chunk, isLast, () -> sent(chunk.length));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the loop writes.
    private void sent(int bytes) {
        sentBytes += bytes;
        wake();
    }

    /** Lets those look again who wait for this exchange: the caller, and who sends for it. */
    private void wake() {
        caller.wake();
        var sending = pump;
        if (sending != null) {
            sending.wake();
        }
    }

    // What follows runs on the calling thread.

    private void pump(Multipart upload) throws InterruptedException {
        caller.until(() -> opened || done);
        try (var content = upload.open()) {
            var size = upload.size();
            var handed = 0L;
            while (handed < size && !done) {
                var chunk = content.readNBytes((int) Math.min(size - handed, UPLOAD_CHUNK_BYTES));
                if (chunk.length == 0) {
                    throw new IOException("the upload is shorter than its size says");
                }
                handed += chunk.length;
                var isLast = handed == size;
                home.run(() -> sendOnLoop(chunk, isLast));
                awaitSent(handed - UPLOAD_WINDOW_BYTES);
            }
        } catch (IOException unreadable) {
            home.run(this::abandon);
            throw new UncheckedIOException(what() + ": the upload cannot be read", unreadable);
        }
    }

    private void awaitSent(long bytes) throws InterruptedException {
        caller.until(() -> sentBytes >= bytes || done);
    }
}
