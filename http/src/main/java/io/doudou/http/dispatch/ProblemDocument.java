package io.doudou.http.dispatch;

import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.fault.Problem;
import io.doudou.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A fault as the caller sees it: problem details (RFC 9457) with the members {@code code}, {@code
 * requestId} and {@code problems}, and one for each attribute of the fault.
 *
 * @param instance the path of the request
 * @param requestId what to ask the operator about
 */
public record ProblemDocument(Fault fault, String instance, String requestId) {

    static final String TYPE = "application/problem+json";

    /** The whole answer. */
    Response response() {
        return Response.of(fault.status(), TYPE, json());
    }

    /** Its text. */
    public byte[] json() {
        return JsonWriter.write(ProblemDocument::write, this);
    }

    private static void write(JsonWriter out, ProblemDocument document) {
        var fault = document.fault;
        out.beginObject();
        text(out, "type", "about:blank");
        text(out, "title", HttpResponseStatus.valueOf(fault.status()).reasonPhrase());
        out.name("status");
        out.value((long) fault.status());
        text(out, "detail", fault.detail());
        text(out, "instance", document.instance);
        text(out, "code", fault.code());
        text(out, "requestId", document.requestId);
        if (!fault.problems().isEmpty()) {
            out.name("problems");
            out.list(fault.problems(), ProblemDocument::writeProblem);
        }
        fault.attributes().forEach((name, value) -> text(out, name, value));
        out.endObject();
    }

    private static void writeProblem(JsonWriter out, Problem problem) {
        out.beginObject();
        text(out, "name", problem.name());
        text(out, "detail", problem.detail());
        out.endObject();
    }

    private static void text(JsonWriter out, String name, String value) {
        out.name(name);
        out.value(value);
    }
}
