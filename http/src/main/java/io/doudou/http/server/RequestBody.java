package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.Response;
import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

/**
 * The body of one request as it arrives: gathered until it is whole, handed on to a handler that
 * reads it meanwhile, or dropped, which it is from the beginning. Belongs to the loop of its
 * carrier.
 */
final class RequestBody {

    private final long announced;
    private @Nullable BodyCollector collector;
    private @Nullable BodyPipe pipe;
    private boolean ended;

    /**
     * @param announced length that the client gave, or {@link RequestHead#UNKNOWN}
     */
    RequestBody(long announced) {
        this.announced = announced;
    }

    /**
     * From now on it is gathered.
     *
     * @throws Fault 413 when it would be too large
     */
    void gather(ServerParts parts) {
        collector = new BodyCollector(announced, parts.limits().bodyBytesMax(), parts.budget());
    }

    /**
     * From now on a handler reads it.
     *
     * @param bytesMax length of the whole body
     * @param resume lets the loop read on; called by the reader's thread
     */
    Body.Stream stream(long bytesMax, Runnable resume) {
        pipe = new BodyPipe(bytesMax, resume);
        return new Body.Stream(OptionalSize.of(announced), pipe);
    }

    /**
     * The next {@code count} bytes of {@code in} belong to it, and are consumed.
     *
     * @param wanted whether what is gathered is still waited for
     * @throws Fault 413 or 503 when no more of it can be gathered; the reader of a stream is told
     */
    void add(ByteBuf in, int count, boolean wanted) {
        var end = in.readerIndex() + count;
        try {
            if (collector != null && wanted) {
                collector.add(in, count);
            } else if (pipe != null && !pipe.add(in, count)) {
                pipe.fail(tooLarge(pipe.bytesMax()));
            }
        } finally {
            in.readerIndex(end);
        }
    }

    static Fault tooLarge(long bytesMax) {
        return new Fault(
                413, "body.too-large", "The body may have at most " + bytesMax + " bytes.");
    }

    /** It is complete. */
    void end() {
        ended = true;
        if (pipe != null) {
            pipe.end();
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** What was gathered; no body when nothing was. */
    Body gathered() {
        return collector == null ? Response.NO_BODY : new Body.Bytes(collector.content());
    }

    /** Whether a handler reads it while it arrives. */
    boolean isStreamed() {
        return pipe != null;
    }

    /** Whether the handler that reads it wants nothing more. */
    boolean isUnwanted() {
        return pipe != null && pipe.isClosed();
    }

    /** Whether there is room for more. */
    boolean takesMore() {
        return !ended && (pipe == null || !pipe.isFull());
    }

    /** Tells the handler that reads it why nothing more will come. */
    void fail(Fault reason) {
        if (pipe != null) {
            pipe.fail(reason);
        }
    }

    /** Gives back the memory of what was gathered; a second call does nothing. */
    void release() {
        if (collector != null) {
            collector.release();
        }
    }
}
