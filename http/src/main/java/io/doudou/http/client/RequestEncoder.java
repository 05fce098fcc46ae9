package io.doudou.http.client;

import io.doudou.http.FieldList;
import io.doudou.http.wire.HeadWriter;
import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;

/**
 * Writes the heads of HTTP/1.1 requests (RFC 9112, 3), and bodies in chunks. Belongs to one event
 * loop; whoever calls it has checked that nothing in the fields would end a line.
 */
final class RequestEncoder {

    private static final byte[] SPACE = {' '};
    private static final byte[] VERSION = " HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII);

    private final HeadWriter head = new HeadWriter();

    /** How large a head is likely to be. */
    int headBytes() {
        return head.headBytes();
    }

    /**
     * Writes a head.
     *
     * @param bodyBytes length of the body, {@link HeadWriter#CHUNKED} or {@link HeadWriter#NONE}
     */
    void head(
            ByteBuf out,
            String method,
            String target,
            String host,
            FieldList fields,
            long bodyBytes) {
        head.begin()
                .put(method)
                .put(SPACE)
                .put(target)
                .put(VERSION)
                .put(host)
                .endLine()
                .fields(fields)
                .framing(bodyBytes)
                .end(out);
    }

    /** Writes a piece of a body in chunks; an empty chunk would be the last one. */
    static void chunk(ByteBuf out, byte[] content, boolean isLast) {
        if (content.length > 0) {
            out.writeBytes(HeadWriter.chunkHead(content.length));
            out.writeBytes(content);
            out.writeBytes(HeadWriter.chunkEnd());
        }
        if (isLast) {
            out.writeBytes(HeadWriter.lastChunk());
        }
    }
}
