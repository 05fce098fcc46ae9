package io.doudou.http.server;

import io.doudou.http.FieldList;

/**
 * What the head of a request says, before anything is decided about it.
 *
 * @param method as received, a token
 * @param target path and query, not decoded; {@code *} for the server as a whole
 * @param headers as received
 * @param bodyBytes length of the body, {@link #UNKNOWN} when only its end will tell
 * @param isHttp10 whether the client speaks HTTP/1.0
 * @param keepAlive whether the client allows another request on its connection
 * @param expectsContinue whether the client waits for a 100 before it sends the body
 */
record RequestHead(
        String method,
        String target,
        FieldList headers,
        long bodyBytes,
        boolean isHttp10,
        boolean keepAlive,
        boolean expectsContinue) {

    static final long UNKNOWN = -1;

    boolean hasBody() {
        return bodyBytes != 0;
    }
}
