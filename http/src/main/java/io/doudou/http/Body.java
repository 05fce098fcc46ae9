package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalLong;

/** The content of a request or a response: nothing, bytes in memory, or a stream read once. */
public sealed interface Body {

    /** No content. */
    record None() implements Body {}

    /**
     * Content in memory. The JSON of a message in another encoding is such content, too, and is
     * made when somebody asks for it: who reads the value, or takes the message as it is, does
     * without. Belongs to one thread at a time.
     */
    final class Bytes implements Body {

        private final @Nullable EncodedMessage message;
        private byte @Nullable [] content;

        /** These bytes; the array belongs to the body and is not changed any more. */
        public Bytes(byte[] content) {
            this.message = null;
            this.content = content;
        }

        /** The JSON of a message. */
        public Bytes(EncodedMessage message) {
            this.message = message;
        }

        /**
         * The bytes, of a message its JSON.
         *
         * @throws Fault 400 when there is a message that makes no sense
         */
        public byte[] content() {
            var known = content;
            if (known == null) {
                known = json(Objects.requireNonNull(message));
                content = known;
            }
            return known;
        }

        private static byte[] json(EncodedMessage message) {
            try {
                return message.json();
            } catch (Malformed broken) {
                throw unreadable(broken);
            }
        }

        /** The message whose JSON this is; null when it came into being as bytes. */
        public @Nullable EncodedMessage message() {
            return message;
        }

        /** Whether there are no bytes; a message without bytes has its JSON. */
        public boolean isEmpty() {
            return message == null && content().length == 0;
        }

        /** The value of its JSON. */
        <T extends @Nullable Object> T read(String name, JsonCodec<T> codec, Problems problems) {
            if (message == null) {
                return JsonReader.read(content(), name, codec, problems);
            }
            try {
                return message.read(name, codec, problems);
            } catch (Malformed broken) {
                throw unreadable(broken);
            }
        }

        private static Fault unreadable(Malformed broken) {
            return new Fault(400, "body.malformed", String.valueOf(broken.getMessage()));
        }
    }

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
