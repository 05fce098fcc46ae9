package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.service.Download;
import org.jspecify.annotations.Nullable;

/** What a handler answers. Immutable but for a streamed body, which is sent once and closed. */
public final class Response {

    // The real response replaces these stand-ins.

    /** 200 with the JSON of a value. */
    public static <T extends @Nullable Object> Response json(JsonCodec<T> codec, T value) {
        throw new IllegalStateException("to come");
    }

    /** 204. */
    public static Response noContent() {
        throw new IllegalStateException("to come");
    }

    /**
     * 200 with a file: streamed with back-pressure and closed at the end, named as RFC 6266 says.
     */
    public static Response download(Download file) {
        throw new IllegalStateException("to come");
    }

    /** Any status with bytes. */
    public static Response of(int status, String contentType, byte[] content) {
        throw new IllegalStateException("to come");
    }

    /** The same response with one header set. */
    public Response with(String header, String value) {
        throw new IllegalStateException("to come");
    }

    public int status() {
        throw new IllegalStateException("to come");
    }

    public Headers headers() {
        throw new IllegalStateException("to come");
    }

    public Body body() {
        throw new IllegalStateException("to come");
    }
}
