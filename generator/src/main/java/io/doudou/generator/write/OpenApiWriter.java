package io.doudou.generator.write;

import io.doudou.generator.model.Content;
import io.doudou.generator.model.FaultDoc;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a service as an OpenAPI document: one writer for both dialects, so that they cannot say
 * different things. The same service gives the same text at any time and place.
 */
public final class OpenApiWriter {

    /** A stream of values: one a line. */
    static final String LINES = "application/x-ndjson";

    private static final String INVALID = "Invalid";
    private static final String FAILURE = "Failure";

    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)(.*?[.!?])(?:\\s.*)?");

    private final Service service;
    private final OpenApiDialect dialect;
    private final SchemaWriter schemas;
    private final RequestWriter requests;
    private final ProblemSchema problem;

    private OpenApiWriter(Service service, OpenApiDialect dialect) {
        this.service = service;
        this.dialect = dialect;
        this.schemas = new SchemaWriter(dialect);
        this.requests = new RequestWriter(schemas);
        this.problem = ProblemSchema.beside(service.declarations());
    }

    /** The document's text. */
    public static String write(Service service, OpenApiDialect dialect) {
        return new OpenApiWriter(service, dialect).document().print();
    }

    private Json.Members document() {
        return dialect.begin()
                .put("info", info())
                .put("servers", List.of(Json.object().put("url", "/")))
                .put("tags", List.of(tag()))
                .put("paths", paths())
                .put("components", components());
    }

    private Json.Members info() {
        return Json.object()
                .put("title", title())
                .putText("description", service.doc())
                .put("version", service.options().version());
    }

    private Json.Members tag() {
        return Json.object().put("name", title()).putText("description", service.doc());
    }

    private String title() {
        return service.javaName().simpleName();
    }

    private Json.Members paths() {
        var byPath = new LinkedHashMap<String, Json.Members>();
        for (var method : service.methods()) {
            byPath.computeIfAbsent(method.path(), path -> Json.object())
                    .put(method.verb().name().toLowerCase(Locale.ROOT), operation(method));
        }
        var paths = Json.object();
        byPath.forEach(paths::put);
        return paths;
    }

    private Json.Members components() {
        var types = Json.object();
        service.declarations().forEach(type -> schemas.putComponents(types, type));
        return Json.object()
                .put("schemas", types.put(problem.name(), problem.schema()))
                .put("responses", commonResponses());
    }

    /** What most operations answer when they fail, said once. */
    private Json.Members commonResponses() {
        return Json.object()
                .put(INVALID, failure("The request is not valid; all problems are listed."))
                .put(FAILURE, failure("Any other failure."));
    }

    private Json.Members operation(Method method) {
        var operation =
                Json.object()
                        .put("tags", Json.texts(List.of(title())))
                        .putText("summary", firstSentence(method.doc()))
                        .putText("description", method.doc())
                        .put("operationId", method.name())
                        .putAny("parameters", requests.parameters(method));
        if (method.consumes() != Content.NONE) {
            operation.put("requestBody", requests.body(method));
        }
        operation.put("responses", responses(method));
        return method.deprecated() ? operation.put("deprecated", true) : operation;
    }

    private static String firstSentence(String doc) {
        var match = FIRST_SENTENCE.matcher(doc);
        return match.matches() ? match.group(1) : doc;
    }

    private Json.Members responses(Method method) {
        var responses = Json.object();
        putResult(responses, method);
        var faults = faults(method);
        if (!method.parameters().isEmpty() && !faults.containsKey("400")) {
            responses.put("400", common(INVALID));
        }
        faults.forEach((status, doc) -> responses.put(status, failure(doc)));
        return responses.put("default", common(FAILURE));
    }

    private static Json.Members common(String name) {
        return Json.object().put("$ref", "#/components/responses/" + name);
    }

    private void putResult(Json.Members responses, Method method) {
        switch (method.result().type()) {
            case Type.Nothing _ -> responses.put("204", described(method.resultDoc(), "Done."));
            case Type.Download _ ->
                    responses.put(
                            "200",
                            described(method.resultDoc(), "The file.")
                                    .put("headers", fileHeaders())
                                    .putAll(Json.content("*/*", dialect.file())));
            case Type.StreamOf stream ->
                    responses.put(
                            "200",
                            described(method.resultDoc(), "The values, one after another.")
                                    .put("content", streams(stream)));
            default ->
                    responses.put(
                            "200",
                            described(method.resultDoc(), "The result.")
                                    .putAll(
                                            Json.content(
                                                    "application/json",
                                                    schemas.ofValue(method.result(), ""))));
        }
    }

    /** Neither dialect has words for a stream: the schema is that of one value. */
    private Json.Members streams(Type.StreamOf stream) {
        var events = Json.object().put("type", "string");
        return Json.object()
                .put(LINES, Json.object().put("schema", schemas.ofValue(stream.element(), "")))
                .put("text/event-stream", Json.object().put("schema", events));
    }

    private static Json.Members fileHeaders() {
        var disposition =
                Json.object()
                        .put("description", "The name of the file (RFC 6266).")
                        .put("schema", Json.object().put("type", "string"));
        return Json.object().put("Content-Disposition", disposition);
    }

    /** Descriptions by status, in the order of the statuses. */
    private static Map<String, String> faults(Method method) {
        var faults = new TreeMap<String, String>();
        for (var fault : method.faults()) {
            fault.status()
                    .ifPresent(
                            status ->
                                    faults.merge(
                                            Integer.toString(status),
                                            description(fault),
                                            (one, other) -> one + "\n" + other));
        }
        return faults;
    }

    private static String description(FaultDoc fault) {
        return Stream.of(fault.code().orElse(""), fault.doc())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private Json.Members failure(String doc) {
        return described(doc, "A failure.")
                .putAll(
                        Json.content(
                                "application/problem+json", schemas.reference(problem.name(), "")));
    }

    private static Json.Members described(String doc, String otherwise) {
        return Json.object().put("description", doc.isEmpty() ? otherwise : doc);
    }
}
