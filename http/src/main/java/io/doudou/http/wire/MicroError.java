package io.doudou.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.fault.Problem;
import io.netty.handler.codec.http.HttpResponseStatus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * An error as go-micro writes it: JSON with the members id, code, detail and status in this order
 * (go-micro specification, 2.11).
 *
 * @param id who says so: the name of the service
 * @param code an HTTP status as a rule; 0 when the text was no such JSON
 * @param detail a sentence for people
 */
public record MicroError(String id, int code, String detail) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What the fault of a service says. */
    public static MicroError of(String service, Fault fault) {
        var detail =
                fault.problems().isEmpty()
                        ? fault.detail()
                        : fault.problems().stream()
                                .map(MicroError::text)
                                .collect(Collectors.joining("; ", fault.detail() + " ", ""));
        return new MicroError(service, fault.status(), detail);
    }

    private static String text(Problem problem) {
        return problem.name() + " " + problem.detail();
    }

    /** Reads the text; one that is no such JSON is the detail of an error with the code 0. */
    public static MicroError parse(String text) {
        try (var in = FACTORY.createParser(text)) {
            return in.nextToken() == JsonToken.START_OBJECT
                    ? members(in)
                    : new MicroError("", 0, text);
        } catch (IOException noJson) {
            return new MicroError("", 0, text);
        }
    }

    private static MicroError members(com.fasterxml.jackson.core.JsonParser in) throws IOException {
        var id = "";
        var code = 0;
        var detail = "";
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            var name = in.currentName();
            in.nextToken();
            switch (name.toLowerCase(java.util.Locale.ROOT)) {
                case "id" -> id = in.getValueAsString("");
                case "code" -> code = in.getValueAsInt();
                case "detail" -> detail = in.getValueAsString("");
                default -> in.skipChildren();
            }
        }
        return new MicroError(id, code, detail);
    }

    /** The fault that a caller gets: a code that is no status of an error counts as 500. */
    public Fault fault() {
        var status = code >= 400 && code <= 599 ? code : 500;
        var fault = new Fault(status, "http." + status, detail);
        return id.isEmpty() ? fault : fault.with("id", id);
    }

    /** The JSON, as Go's encoder escapes it. */
    public String json() {
        var json = new String(JsonWriter.write(MicroError::write, this), StandardCharsets.UTF_8);
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static void write(JsonWriter out, MicroError error) {
        out.beginObject();
        out.name("id");
        out.value(error.id);
        out.name("code");
        out.value((long) error.code);
        out.name("detail");
        out.value(error.detail);
        out.name("status");
        out.value(error.reason());
        out.endObject();
    }

    /** The standard phrase of its code; empty when that is not known. */
    String reason() {
        var status = HttpResponseStatus.valueOf(code);
        return status.reasonPhrase().startsWith("Unknown Status")
                        || status.reasonPhrase().contains("(")
                ? ""
                : status.reasonPhrase();
    }
}
