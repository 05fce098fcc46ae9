package io.doudou.http.client;

import io.doudou.codec.MessageShape;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.http.FieldList;
import io.doudou.http.wire.GrpcFrames;
import io.doudou.http.wire.GrpcStatus;
import io.doudou.http.wire.MessageForm;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * The answers of a gRPC call as lines of JSON, which is how streams are read here whatever carries
 * them. It ends well only when the status behind the last message says so. Read by one thread,
 * closed by any, which cancels the call.
 */
final class GrpcLines extends InputStream {

    private static final int READ_BYTES = 16 << 10;

    private final String what;
    private final InputStream body;
    private final FieldList head;
    private final GrpcFrames frames;
    private final MessageForm form;
    private final MessageShape shape;
    private final Queue<byte[]> lines = new ArrayDeque<>();
    private final byte[] buffer = new byte[READ_BYTES];
    private byte[] line = {};
    private int at;

    /**
     * @param what begins a message: {@code Watch of shop at http://10.0.0.5:6060: }
     * @param body what the node sends
     * @param head in which the status stands when there is no message
     */
    GrpcLines(
            String what,
            InputStream body,
            FieldList head,
            GrpcFrames frames,
            MessageForm form,
            MessageShape shape) {
        this.what = what;
        this.body = body;
        this.head = head;
        this.frames = frames;
        this.form = form;
        this.shape = shape;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (at == line.length && !refill()) {
            return -1;
        }
        var taken = Math.min(count, line.length - at);
        System.arraycopy(line, at, into, from, taken);
        at += taken;
        return taken;
    }

    private boolean refill() throws IOException {
        byte @Nullable [] next = lines.poll();
        while (next == null) {
            var count = body.read(buffer);
            if (count < 0) {
                end();
                return false;
            }
            take(count);
            next = lines.poll();
        }
        line = next;
        at = 0;
        return true;
    }

    private void take(int count) throws IOException {
        try {
            frames.read(
                    Unpooled.wrappedBuffer(buffer, 0, count),
                    message -> lines.add(line(form.unframedToJson(shape, message))));
        } catch (Fault broken) {
            throw failed(new Malformed(what + broken.detail(), broken));
        } catch (Malformed broken) {
            throw failed(new Malformed(what + broken.getMessage(), broken));
        }
    }

    /** Within a JSON text, line ends mean nothing. */
    private static byte[] line(byte[] json) {
        var line = Arrays.copyOf(json, json.length + 1);
        for (int i = 0; i < json.length; i++) {
            line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
        }
        line[json.length] = '\n';
        return line;
    }

    /** What became of the call. */
    private void end() throws IOException {
        var isBare = head.get(GrpcStatus.STATUS) != null;
        var fields = !isBare && body instanceof AnswerStream stream ? stream.trailers() : head;
        try {
            frames.end();
            var fault = GrpcStatus.fault(fields);
            if (fault != null) {
                throw failed(fault);
            }
        } catch (Fault broken) {
            throw failed(new Malformed(what + broken.detail(), broken));
        } catch (Malformed broken) {
            throw failed(new Malformed(what + broken.getMessage(), broken));
        }
    }

    /** In the form in which bodies fail; whoever reads the values finds the cause. */
    private static IOException failed(ServiceException cause) {
        return new IOException(cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
