package io.doudou.generator.write;

import io.doudou.generator.model.Declaration;

import java.util.List;

/**
 * The schema of problem documents (RFC 9457) as servers write them.
 *
 * @param name under which it stands among the components
 */
record ProblemSchema(String name) {

    /** Under a name that none of the service's own types has. */
    static ProblemSchema beside(List<Declaration> declarations) {
        var taken = declarations.stream().anyMatch(type -> type.name().equals("Problem"));
        return new ProblemSchema(taken ? "Problem.Document" : "Problem");
    }

    Json.Members schema() {
        var properties =
                Json.object()
                        .put(
                                "type",
                                text("What kind of problem; about:blank when the code says it."))
                        .put("title", text("The status in words."))
                        .put("status", status())
                        .put("detail", text("What went wrong, for people."))
                        .put("instance", text("The path of the request."))
                        .put("code", text("What went wrong, for programs."))
                        .put("requestId", text("What to ask the operator about."))
                        .put("problems", problems());
        return Json.object()
                .put("title", "Problem")
                .put("type", "object")
                .put("description", "Why a request failed (RFC 9457).")
                .put("properties", properties)
                .put("required", Json.texts(List.of("status", "code")));
    }

    private static Json.Members status() {
        return Json.object()
                .put("type", "integer")
                .put("format", "int32")
                .put("description", "The status of the response.");
    }

    private static Json.Members problems() {
        var properties =
                Json.object()
                        .put("name", text("The parameter, or the path within the body."))
                        .put("detail", text("What it must be instead."));
        var one =
                Json.object()
                        .put("type", "object")
                        .put("properties", properties)
                        .put("required", Json.texts(List.of("name", "detail")));
        return Json.object()
                .put("type", "array")
                .put("description", "Everything that is wrong with the request.")
                .put("items", one);
    }

    private static Json.Members text(String doc) {
        return Json.object().put("type", "string").put("description", doc);
    }
}
