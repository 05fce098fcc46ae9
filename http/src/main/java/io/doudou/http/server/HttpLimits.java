package io.doudou.http.server;

import io.doudou.http.HttpOptions;
import io.doudou.option.Settings;

import java.time.Duration;

/**
 * How much and how long: the server's limits, read once from the settings.
 *
 * @param firstByteNanos see {@link HttpOptions#FIRST_BYTE_TIMEOUT}
 * @param headerNanos see {@link HttpOptions#HEADER_TIMEOUT}
 * @param readNanos see {@link HttpOptions#READ_TIMEOUT}
 * @param uploadNanos see {@link HttpOptions#UPLOAD_TIMEOUT}
 * @param requestNanos see {@link HttpOptions#REQUEST_TIMEOUT}
 * @param writeNanos see {@link HttpOptions#WRITE_TIMEOUT}
 * @param idleNanos see {@link HttpOptions#IDLE_TIMEOUT}
 * @param uriBytesMax see {@link HttpOptions#URI_BYTES_MAX}
 * @param headerBytesMax see {@link HttpOptions#HEADER_BYTES_MAX}
 * @param headerCountMax see {@link HttpOptions#HEADER_COUNT_MAX}
 * @param bodyBytesMax see {@link HttpOptions#BODY_BYTES_MAX}
 * @param uploadBytesMax see {@link HttpOptions#UPLOAD_BYTES_MAX}
 */
record HttpLimits(
        long firstByteNanos,
        long headerNanos,
        long readNanos,
        long uploadNanos,
        long requestNanos,
        long writeNanos,
        long idleNanos,
        int uriBytesMax,
        int headerBytesMax,
        int headerCountMax,
        long bodyBytesMax,
        long uploadBytesMax) {

    static HttpLimits of(Settings settings) {
        return new HttpLimits(
                settings.get(HttpOptions.FIRST_BYTE_TIMEOUT).toNanos(),
                settings.get(HttpOptions.HEADER_TIMEOUT).toNanos(),
                settings.get(HttpOptions.READ_TIMEOUT).toNanos(),
                settings.get(HttpOptions.UPLOAD_TIMEOUT).toNanos(),
                settings.get(HttpOptions.REQUEST_TIMEOUT).toNanos(),
                settings.get(HttpOptions.WRITE_TIMEOUT).toNanos(),
                settings.get(HttpOptions.IDLE_TIMEOUT).toNanos(),
                settings.get(HttpOptions.URI_BYTES_MAX).intValue(),
                settings.get(HttpOptions.HEADER_BYTES_MAX).intValue(),
                settings.get(HttpOptions.HEADER_COUNT_MAX),
                settings.get(HttpOptions.BODY_BYTES_MAX),
                settings.get(HttpOptions.UPLOAD_BYTES_MAX));
    }

    /**
     * The shortest of the time limits: what is looked after must be looked at several times in it.
     */
    Duration shortest() {
        var nanos =
                Math.min(Math.min(firstByteNanos, headerNanos), Math.min(readNanos, writeNanos));
        return Duration.ofNanos(Math.min(nanos, Math.min(requestNanos, idleNanos)));
    }
}
