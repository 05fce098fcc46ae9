package io.doudou.http.server;

import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.wire.HeadWriter;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;

import java.nio.charset.StandardCharsets;

/**
 * Writes response heads as HTTP/1.1 bytes (RFC 9112, 4). Names and values were checked when the
 * response was made. Belongs to one event loop.
 */
final class Http1Encoder {

    /** What the connection will do after the response. */
    enum After {
        /** Say nothing: HTTP/1.1 stays open by itself. */
        OPEN,
        /** Tell an HTTP/1.0 client that it may ask again. */
        KEEP_ALIVE,
        CLOSE
    }

    private static final byte[][] STATUS_LINES = new byte[600][];
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");

    static {
        for (int status = 100; status < STATUS_LINES.length; status++) {
            var reason = HttpResponseStatus.valueOf(status).reasonPhrase();
            STATUS_LINES[status] = ascii("HTTP/1.1 " + status + " " + reason + "\r\n");
        }
    }

    private final LoopClock clock;
    private final HeadWriter head = new HeadWriter();

    Http1Encoder(LoopClock clock) {
        this.clock = clock;
    }

    /** Room that {@link #head} needs at most for most responses. */
    int headBytes() {
        return head.headBytes();
    }

    /**
     * Writes a head.
     *
     * @param bodyBytes length of the body, {@link HeadWriter#CHUNKED} or {@link HeadWriter#NONE}
     */
    void head(ByteBuf out, Response response, long bodyBytes, After after) {
        head.begin()
                .put(STATUS_LINES[response.status()])
                .fields(FieldList.of(response.headers()))
                .put(clock.dateLine())
                .framing(bodyBytes);
        switch (after) {
            case OPEN -> {}
            case KEEP_ALIVE -> head.put(KEEP_ALIVE);
            case CLOSE -> head.put(CLOSE);
        }
        head.end(out);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
