package io.doudou.http.loop;

import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;

/**
 * Opens the window of an HTTP/2 connection so far that streams which nobody reads cannot close it
 * for the others: what they hold back counts for the connection as well (RFC 9113, 5.2.1 and 10.5).
 */
public final class Http2Windows {

    private Http2Windows() {}

    /**
     * Lets this many streams fill their own windows. On the loop, when the codec is part of the
     * pipeline of an open connection.
     */
    public static void open(Http2FrameCodec codec, int streams) {
        var connection = codec.connection();
        var more = (streams - 1) * Http2CodecUtil.DEFAULT_WINDOW_SIZE;
        try {
            connection
                    .local()
                    .flowController()
                    .incrementWindowSize(connection.connectionStream(), more);
        } catch (Http2Exception impossible) {
            throw new IllegalStateException("the window of a new connection is full", impossible);
        }
    }
}
