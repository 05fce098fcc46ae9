package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.items.ItemStream;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.FieldText;
import io.doudou.http.text.FileName;
import io.doudou.service.Download;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.OptionalLong;

/** What a handler answers. Immutable but for a streamed body, which is sent once and closed. */
public final class Response {

    public static final Body NO_BODY = new Body.None();

    private static final String[] FRAMING = {
        FieldNames.CONTENT_LENGTH, FieldNames.TRANSFER_ENCODING, FieldNames.CONNECTION
    };

    private static final FieldList NO_FIELDS = FieldList.of();
    private static final FieldList JSON = FieldList.of("Content-Type", MediaType.JSON.text());
    private static final Response NO_CONTENT = new Response(204, NO_FIELDS, NO_BODY);

    private final int status;
    private final FieldList headers;
    private final Body body;

    private Response(int status, FieldList headers, Body body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599, but is " + status);
        }
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** 200 with the JSON of a value. */
    public static <T extends @Nullable Object> Response json(JsonCodec<T> codec, T value) {
        return new Response(200, JSON, new Body.Bytes(JsonWriter.write(codec, value)));
    }

    /**
     * The same for the caller of {@code request}. When that reads another encoding than JSON, the
     * value is written in it at once, and its JSON is made only for filters that ask for it.
     */
    public static <T extends @Nullable Object> Response json(
            Request request, JsonCodec<T> codec, T value) {
        var encoding = request.answerEncoding();
        return encoding == null ? json(codec, value) : encoded(encoding, codec, value);
    }

    private static <T extends @Nullable Object> Response encoded(
            Encoding encoding, JsonCodec<T> codec, T value) {
        EncodedMessage message;
        try {
            message = encoding.write(codec, value);
        } catch (IllegalArgumentException unfit) {
            // As JSON it is refused here, or goes to where calls are answered and is refused there.
            return json(codec, value);
        }
        return new Response(200, JSON, new Body.Bytes(message));
    }

    /** 204. */
    public static Response noContent() {
        return NO_CONTENT;
    }

    /**
     * 200 with a file: streamed with back-pressure and closed at the end, named as RFC 6266 says.
     */
    public static Response download(Download file) {
        return new Response(200, NO_FIELDS, new Body.Stream(file.size(), file.stream()))
                .with("Content-Type", file.contentType())
                .with("Content-Disposition", FileName.attachment(file.fileName()))
                .with("X-Content-Type-Options", "nosniff");
    }

    /**
     * 200 with content that is sent as it comes into being: each {@code read} of the stream is sent
     * at once, and the stream is closed at its end, or when the client goes away, which interrupts
     * the reading thread.
     */
    public static Response stream(String contentType, InputStream content) {
        return new Response(200, NO_FIELDS, new Body.Stream(OptionalLong.empty(), content))
                .with("Content-Type", contentType);
    }

    /**
     * 200 with values that are sent as they come into being, each at once: as lines of JSON, or as
     * server-sent events when {@code request} prefers them. The source is asked by the thread of
     * the handler after that has returned, and closed at its end, or when the client goes away,
     * which interrupts that thread.
     */
    public static <T> Response items(Request request, JsonCodec<T> codec, Source<T> values) {
        var format = ItemFormat.accepted(FieldList.of(request.headers()).get(FieldNames.ACCEPT));
        var items = values.map(value -> JsonWriter.write(codec, value));
        return stream(format.type(), new ItemStream(items, format))
                .with("Cache-Control", "no-cache")
                .with("X-Accel-Buffering", "no");
    }

    /** Any status with bytes. */
    public static Response of(int status, String contentType, byte[] content) {
        return new Response(status, NO_FIELDS, new Body.Bytes(content))
                .with("Content-Type", contentType);
    }

    /** Any status without content. */
    public static Response of(int status) {
        return new Response(status, NO_FIELDS, NO_BODY);
    }

    /**
     * The same response with one header set.
     *
     * @throws IllegalArgumentException when the name is no token or the value holds a control
     *     character (RFC 9110, 5.5), which would let its author write headers of his own; also for
     *     what says where the answer ends, because two opinions of that make two answers of one
     */
    public Response with(String header, String value) {
        FieldText.checkName(header);
        checkNotFraming(header);
        FieldText.checkValue(header, value);
        var more = headers.copy();
        more.set(header, value);
        return new Response(status, more, body);
    }

    private static void checkNotFraming(String header) {
        for (var name : FRAMING) {
            if (name.equalsIgnoreCase(header)) {
                throw new IllegalArgumentException(
                        "header "
                                + name
                                + " is written by the server, which knows the body and the"
                                + " connection; leave it out");
            }
        }
    }

    /** The same response with another body. */
    public Response with(Body other) {
        return new Response(status, headers, other);
    }

    /** Whether the status allows a body at all (RFC 9110, 6.4.1). */
    public boolean mayHaveBody() {
        return status != 204 && status != 304;
    }

    /** The same response without one header. */
    public Response without(String header) {
        var fewer = headers.copy();
        fewer.remove(header);
        return new Response(status, fewer, body);
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    public Body body() {
        return body;
    }
}
