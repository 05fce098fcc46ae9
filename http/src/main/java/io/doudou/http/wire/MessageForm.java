package io.doudou.http.wire;

import io.doudou.codec.Codec;
import io.doudou.codec.Codecs;
import io.doudou.codec.MessageShape;
import io.doudou.fault.Malformed;
import io.doudou.http.Body;
import io.doudou.http.EncodedMessage;
import io.doudou.http.Encoding;
import io.doudou.http.Invocation;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How the messages of a remote procedure call are written, as their content type says (go-micro
 * specification, 13.3). Immutable.
 */
public final class MessageForm {

    /** As everything within a service is written. */
    public static final MessageForm JSON = new MessageForm("application/json", null, false);

    /** What messages without a content type are. */
    public static final String PROTOBUF = "application/protobuf";

    private static final Optional<MessageForm> AS_JSON = Optional.of(JSON);
    private static final int FRAME_HEAD_BYTES = 5;

    private final String contentType;
    private final @Nullable Codec codec;
    private final boolean isFramed;

    private MessageForm(String contentType, @Nullable Codec codec, boolean isFramed) {
        this.contentType = contentType;
        this.codec = codec;
        this.isFramed = isFramed;
    }

    /** The form of a content type, in lower case; empty when no codec speaks it. */
    public static Optional<MessageForm> of(String contentType, Codecs codecs) {
        return switch (contentType) {
            case "application/json" -> AS_JSON;
            case "" -> of(PROTOBUF, codecs);
            case "application/grpc", "application/grpc+proto" ->
                    codecs.forType(PROTOBUF).map(each -> new MessageForm(contentType, each, true));
            case "application/grpc+json" -> Optional.of(new MessageForm(contentType, null, true));
            default ->
                    codecs.forType(contentType)
                            .map(each -> new MessageForm(contentType, each, false));
        };
    }

    /** What a codec writes of its own accord. */
    public static MessageForm of(Codec codec) {
        return new MessageForm(codec.contentType(), codec, false);
    }

    public String contentType() {
        return contentType;
    }

    /** Whether a message is its JSON, so that nothing has to be done. */
    public boolean isJson() {
        return codec == null && !isFramed;
    }

    /** Whether a message is its JSON in a frame. */
    public boolean isFramedJson() {
        return codec == null && isFramed;
    }

    /** Whether each message has a head of its own, as gRPC wants it. */
    public boolean isFramed() {
        return isFramed;
    }

    /** How messages of that shape are written; null when they are JSON. */
    public @Nullable Encoding encoding(MessageShape shape) {
        return codec == null ? null : new Encoding(codec, shape);
    }

    /**
     * The body that a message is where everything is JSON.
     *
     * @throws Malformed when the message is not in its frame; what else may be wrong with it is
     *     found out by whoever reads the body
     */
    public Body.Bytes body(MessageShape shape, byte[] message) {
        return unframedBody(shape, isFramed ? unframed(message) : message);
    }

    /** The same of a message that was in a frame. */
    public Body.Bytes unframedBody(MessageShape shape, byte[] content) {
        var encoding = encoding(shape);
        return encoding == null
                ? new Body.Bytes(content)
                : new Body.Bytes(new EncodedMessage(encoding, content));
    }

    /**
     * The message that a body stands for: as it is when it came into being in this form.
     *
     * @throws IllegalArgumentException when the JSON does not have the shape
     */
    public byte[] message(MessageShape shape, Body.Bytes body) {
        var written = body.message();
        if (written == null || !written.encoding().equals(encoding(shape))) {
            return fromJson(shape, body.content());
        }
        return framed(written.bytes());
    }

    /**
     * The message that a value is.
     *
     * @throws IllegalArgumentException when the value cannot be said in this form
     */
    public byte[] message(MessageShape shape, Invocation.Value value) {
        var encoding = encoding(shape);
        return framed(encoding == null ? value.get() : value.in(encoding));
    }

    /**
     * The JSON of a message.
     *
     * @throws Malformed when the bytes are no such message
     */
    public byte[] toJson(MessageShape shape, byte[] message) {
        return unframedToJson(shape, isFramed ? unframed(message) : message);
    }

    /**
     * The JSON of a message that was in a frame.
     *
     * @throws Malformed when the bytes are no such message
     */
    public byte[] unframedToJson(MessageShape shape, byte[] content) {
        return codec == null ? content : codec.toJson(shape, content);
    }

    /**
     * The message with that JSON.
     *
     * @throws IllegalArgumentException when the JSON does not have the shape
     */
    public byte[] fromJson(MessageShape shape, byte[] json) {
        return framed(codec == null ? json : codec.fromJson(shape, json));
    }

    private byte[] framed(byte[] content) {
        return isFramed ? GrpcFrames.framed(content) : content;
    }

    /** A flag for packed content, which nobody sends here, and the length. */
    private static byte[] unframed(byte[] frame) {
        if (frame.length == 0) {
            return frame;
        }
        var in = ByteBuffer.wrap(frame);
        var fits = frame.length >= FRAME_HEAD_BYTES && in.get() == 0;
        if (!fits || in.getInt() != in.remaining()) {
            throw new Malformed("the message is not one gRPC frame that is not packed");
        }
        var content = new byte[in.remaining()];
        in.get(content);
        return content;
    }
}
