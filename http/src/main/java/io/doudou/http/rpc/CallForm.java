package io.doudou.http.rpc;

import io.doudou.codec.JsonParts;
import io.doudou.codec.JsonWriter;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.wire.MicroHeaders;

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
        Call call(FieldList headers, byte[] body) {
            var procedure = MicroHeaders.get(headers, MicroHeaders.ENDPOINT);
            if (procedure == null) {
                procedure = MicroHeaders.get(headers, MicroHeaders.METHOD);
            }
            var type = type(headers);
            return type.equals(JSON)
                    ? new Called(procedure == null ? "" : procedure, body, NO_ID)
                    : unsupported(type);
        }

        @Override
        Response answer(Called call, Outcome outcome) {
            var answer = EMPTY.with(new Body.Bytes(outcome.content()));
            return outcome.isFailed()
                    ? answer.with(MicroHeaders.ERROR, MicroHeaders.encoded(outcome.error()))
                    : answer;
        }
    },

    /** JSON-RPC 1.0: {@code {"method":...,"params":[...],"id":0}} (9.2). */
    JSON_RPC {
        @Override
        Call call(FieldList headers, byte[] body) {
            try {
                var members = JsonParts.ofObject(body);
                var method = members.get("method");
                var params = members.get("params");
                var id = members.getOrDefault("id", NO_ID);
                if (method == null) {
                    return byHeader(headers, body, id);
                }
                var arguments = params == null ? null : JsonParts.ofList(params);
                return new Called(
                        JsonParts.text(method),
                        arguments == null || arguments.isEmpty() ? NONE : arguments.getFirst(),
                        id);
            } catch (IllegalArgumentException broken) {
                return malformed(broken);
            }
        }

        // Callers that send raw bytes leave the envelope out.
        private Call byHeader(FieldList headers, byte[] body, byte[] id) {
            var procedure = MicroHeaders.get(headers, MicroHeaders.ENDPOINT);
            return new Called(procedure == null ? "" : procedure, body, id);
        }

        @Override
        Response answer(Called call, Outcome outcome) {
            var json = JsonWriter.write((out, each) -> write(out, call.id(), each), outcome);
            return Response.of(200, JSON_RPC_TYPE, withLineFeed(json));
        }
    };

    static final String JSON = "application/json";
    static final String JSON_RPC_TYPE = "application/json-rpc";
    private static final byte[] NONE = new byte[0];
    private static final Response EMPTY = Response.of(200, JSON, NONE);
    static final byte[] NO_ID = "null".getBytes(StandardCharsets.US_ASCII);

    /** The call that a request stands for. */
    abstract Call call(FieldList headers, byte[] body);

    /** The answer that an outcome stands for. */
    abstract Response answer(Called call, Outcome outcome);

    static CallForm of(FieldList headers) {
        if (type(headers).equals(JSON_RPC_TYPE)) {
            return JSON_RPC;
        }
        return hasMicroHeader(headers) ? HEADERS : JSON_RPC;
    }

    /** Whether it is a call for sure, and no request of REST to the root path. */
    static boolean isCertain(FieldList headers) {
        return hasMicroHeader(headers) || type(headers).equals(JSON_RPC_TYPE);
    }

    private static boolean hasMicroHeader(FieldList headers) {
        return MicroHeaders.get(headers, MicroHeaders.ENDPOINT) != null
                || MicroHeaders.get(headers, MicroHeaders.METHOD) != null
                || MicroHeaders.get(headers, MicroHeaders.SERVICE) != null;
    }

    private static String type(FieldList headers) {
        var type = headers.get("Content-Type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT).strip();
    }

    private static Refused unsupported(String type) {
        var text = "unsupported Content-Type: " + type;
        return new Refused(
                Response.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8))
                        .with(MicroHeaders.ERROR, MicroHeaders.encoded(text)));
    }

    private static Refused malformed(IllegalArgumentException broken) {
        var outcome = Outcome.failed("rpc: the request " + broken.getMessage());
        return new Refused(JSON_RPC.answer(new Called("", NONE, NO_ID), outcome));
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
     * @param arguments JSON; empty: none
     * @param id what the answer repeats, as it was written
     */
    record Called(String procedure, byte[] arguments, byte[] id) implements Call {}

    /** Nothing that could be called. */
    record Refused(Response answer) implements Call {}
}
