package io.doudou.http.rpc;

import io.doudou.codec.Codecs;
import io.doudou.codec.JsonParts;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Malformed;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.wire.MessageForm;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProtoEnvelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The forms in which a call and its answer are written. Which one it is stands in the header fields
 * (go-micro specification, 14: the deciding order).
 */
enum CallForm {
    /** The endpoint in {@code Micro-Endpoint}, and the bare message as the body (13.3). */
    HEADERS {
        @Override
        Call call(FieldList headers, byte[] body, Codecs codecs) {
            var type = type(headers);
            var form = MessageForm.of(type, codecs);
            return form.isEmpty()
                    ? unsupported(type)
                    : new Called(procedure(headers), body, NO_ID, form.get());
        }

        @Override
        Response answer(Called call, Outcome outcome) {
            var body = new Body.Bytes(outcome.content());
            if (outcome.isFailed()) {
                var error = MicroHeaders.encoded(outcome.error());
                return EMPTY.with(body).with(MicroHeaders.ERROR, error);
            }
            if (call.form().isJson()) {
                return EMPTY.with(body);
            }
            var answer = Response.of(200, call.form().contentType(), outcome.content());
            return call.form().isFramed() ? answer.with("Grpc-Status", "0") : answer;
        }
    },

    /** JSON-RPC 1.0: {@code {"method":...,"params":[...],"id":0}} (9.2). */
    JSON_RPC {
        @Override
        Call call(FieldList headers, byte[] body, Codecs codecs) {
            try {
                var members = JsonParts.ofObject(body);
                var method = members.get("method");
                var params = members.get("params");
                var id = members.getOrDefault("id", NO_ID);
                if (method == null) {
                    // Callers that send raw bytes leave the envelope out.
                    return new Called(endpoint(headers), body, id, MessageForm.JSON);
                }
                var arguments = params == null ? null : JsonParts.ofList(params);
                return new Called(
                        JsonParts.text(method),
                        arguments == null || arguments.isEmpty() ? NONE : arguments.getFirst(),
                        id,
                        MessageForm.JSON);
            } catch (IllegalArgumentException broken) {
                var nobody = new Called("", NONE, NO_ID, MessageForm.JSON);
                return new Refused(answer(nobody, malformed(broken)));
            }
        }

        @Override
        Response answer(Called call, Outcome outcome) {
            var json = JsonWriter.write((out, each) -> write(out, call.id(), each), outcome);
            return Response.of(200, JSON_RPC_TYPE, withLineFeed(json));
        }
    },

    /** An envelope of protobuf and a message behind it (9.3). */
    PROTO_RPC {
        @Override
        Call call(FieldList headers, byte[] body, Codecs codecs) {
            var form = MessageForm.of(MessageForm.PROTOBUF, codecs);
            return form.isEmpty() ? unsupported(type(headers)) : call(headers, body, form.get());
        }

        private Call call(FieldList headers, byte[] body, MessageForm form) {
            try {
                var envelope = ProtoEnvelope.of(body);
                var sequence = ByteBuffer.allocate(Long.BYTES).putLong(envelope.sequence());
                return new Called(envelope.procedure(), envelope.message(), sequence.array(), form);
            } catch (Malformed broken) {
                var bare = new Called(endpoint(headers), body, NO_SEQUENCE, form);
                return bare.procedure().isEmpty()
                        ? new Refused(answer(bare, malformed(broken)))
                        : bare;
            }
        }

        @Override
        Response answer(Called call, Outcome outcome) {
            var envelope =
                    new ProtoEnvelope(
                            call.procedure(),
                            ByteBuffer.wrap(call.id()).getLong(),
                            outcome.error(),
                            outcome.isFailed() ? NONE : outcome.content());
            return Response.of(200, PROTO_RPC_TYPE, envelope.response());
        }
    };

    static final String JSON = "application/json";
    static final String JSON_RPC_TYPE = "application/json-rpc";
    static final String PROTO_RPC_TYPE = "application/proto-rpc";
    private static final byte[] NONE = new byte[0];
    private static final Response EMPTY = Response.of(200, JSON, NONE);
    private static final byte[] NO_ID = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_SEQUENCE = new byte[Long.BYTES];

    /** The call that a request stands for. */
    abstract Call call(FieldList headers, byte[] body, Codecs codecs);

    /** The answer that an outcome stands for. */
    abstract Response answer(Called call, Outcome outcome);

    /** The content type of answers. */
    String contentType(Called call) {
        return switch (this) {
            case HEADERS -> call.form().contentType();
            case JSON_RPC -> JSON_RPC_TYPE;
            case PROTO_RPC -> PROTO_RPC_TYPE;
        };
    }

    static CallForm of(FieldList headers) {
        var type = type(headers);
        return switch (type) {
            case JSON_RPC_TYPE -> JSON_RPC;
            case PROTO_RPC_TYPE -> PROTO_RPC;
            default -> hasMicroHeader(headers) ? HEADERS : envelope(type);
        };
    }

    /** What callers of 2016 put into an envelope of which kind (5.2). */
    private static CallForm envelope(String type) {
        return switch (type) {
            case "", MessageForm.PROTOBUF, "application/octet-stream" -> PROTO_RPC;
            default -> JSON_RPC;
        };
    }

    /** Whether it is a call for sure, and no request of REST to the root path. */
    static boolean isCertain(FieldList headers) {
        var type = type(headers);
        return type.equals(JSON_RPC_TYPE) || type.equals(PROTO_RPC_TYPE) || hasMicroHeader(headers);
    }

    private static String procedure(FieldList headers) {
        var endpoint = endpoint(headers);
        var method = MicroHeaders.get(headers, MicroHeaders.METHOD);
        return endpoint.isEmpty() && method != null ? method : endpoint;
    }

    private static String endpoint(FieldList headers) {
        var endpoint = MicroHeaders.get(headers, MicroHeaders.ENDPOINT);
        return endpoint == null ? "" : endpoint;
    }

    static boolean hasMicroHeader(FieldList headers) {
        return MicroHeaders.get(headers, MicroHeaders.ENDPOINT) != null
                || MicroHeaders.get(headers, MicroHeaders.METHOD) != null
                || MicroHeaders.get(headers, MicroHeaders.SERVICE) != null;
    }

    private static String type(FieldList headers) {
        var type = headers.get("Content-Type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT).strip();
    }

    /** Nobody here speaks that content type, or not about this procedure. */
    static Refused unsupported(String type) {
        var text = "unsupported Content-Type: " + type;
        return new Refused(
                Response.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8))
                        .with(MicroHeaders.ERROR, MicroHeaders.encoded(text)));
    }

    private static Outcome malformed(RuntimeException broken) {
        return Outcome.failed("rpc: the request " + broken.getMessage());
    }

    private static void write(JsonWriter out, byte[] id, Outcome outcome) {
        out.beginObject();
        out.name("id");
        out.raw(id);
        out.name("result");
        out.raw(outcome.isFailed() ? new byte[] {'{', '}'} : outcome.content());
        out.name("error");
        if (outcome.isFailed()) {
            out.value(outcome.error());
        } else {
            out.nullValue();
        }
        out.endObject();
    }

    private static byte[] withLineFeed(byte[] json) {
        var line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /** What a request turned out to be. */
    sealed interface Call {}

    /**
     * A call.
     *
     * @param procedure {@code Greeter.Hello}; empty when it was not named
     * @param message its arguments; empty: none
     * @param id what the answer repeats, as it was written
     * @param form how the message is written, and its answer
     */
    record Called(String procedure, byte[] message, byte[] id, MessageForm form) implements Call {

        /** The same call as everything within a service is written. */
        Called inJson(byte[] arguments) {
            return new Called(procedure, arguments, id, MessageForm.JSON);
        }
    }

    /** Nothing that could be called. */
    record Refused(Response answer) implements Call {}
}
