package io.doudou.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The content of a request or a response: nothing, bytes in memory, or a stream read once. */
public sealed interface Body {

    /** No content. */
    record None() implements Body {}

    /** Content in memory; the array belongs to the body and is not changed any more. */
    record Bytes(byte[] content) implements Body {}

    /**
     * Content that is read or written while it passes, with back-pressure.
     *
     * @param size length in bytes, empty when not known before the end
     */
    record Stream(OptionalLong size, InputStream content) implements Body, AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
