package io.doudou.generator.write;

import io.doudou.generator.model.Method;
import io.doudou.generator.model.Parameter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes what the requests of an operation hold: its parameters and its body. */
final class RequestWriter {

    private final SchemaWriter schemas;

    RequestWriter(SchemaWriter schemas) {
        this.schemas = schemas;
    }

    /** Everything beside the body; a record in the query by its components. */
    List<Json.Members> parameters(Method method) {
        return method.parameters().stream()
                .filter(RequestWriter::isBesideBody)
                .flatMap(parameter -> parameters(parameter, true))
                .toList();
    }

    /** The body of a method that has one. */
    Json.Members body(Method method) {
        var fields = method.leaves().filter(leaf -> !isBesideBody(leaf)).toList();
        var body =
                switch (method.consumes()) {
                    case NONE -> throw new IllegalArgumentException("no body: " + method.name());
                    case JSON -> jsonBody(fields.getFirst(), "application/json");
                    case ITEMS -> jsonBody(fields.getFirst(), OpenApiWriter.LINES);
                    case FORM -> form("application/x-www-form-urlencoded", fields);
                    case MULTIPART -> form("multipart/form-data", fields);
                };
        return body.put("required", fields.stream().anyMatch(Parameter::required));
    }

    private static boolean isBesideBody(Parameter parameter) {
        return switch (parameter.place()) {
            case PATH, QUERY, HEADER, COOKIE -> true;
            case FORM, FILE, BODY -> false;
        };
    }

    /** A part is required only when all that it is part of are, too. */
    private Stream<Json.Members> parameters(Parameter parameter, boolean isWholeRequired) {
        boolean isRequired = isWholeRequired && parameter.required();
        if (parameter.components().isEmpty()) {
            return Stream.of(parameter(parameter, isRequired, value(parameter)));
        }
        if (isAllOrNothing(parameter)) {
            return Stream.of(spread(parameter));
        }
        return parameter.components().stream().flatMap(part -> parameters(part, isRequired));
    }

    private static boolean isAllOrNothing(Parameter record) {
        var leaves = leaves(record, true).toList();
        return record.use().nullable()
                && leaves.size() > 1
                && leaves.stream().anyMatch(Leaf::isRequired);
    }

    /**
     * A record that may be absent, but not in part: one object, whose properties stand in the query
     * under their own names.
     */
    private Json.Members spread(Parameter record) {
        var schema = object(leaves(record, true).toList());
        return parameter(record, false, schema).put("style", "form").put("explode", true);
    }

    private static Json.Members parameter(
            Parameter parameter, boolean isRequired, Json.Members schema) {
        return Json.object()
                .put("name", parameter.wireName())
                .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
                .putText("description", parameter.doc())
                .put("required", isRequired)
                .put("schema", schema);
    }

    private Json.Members value(Parameter parameter) {
        return schemas.ofParameter(parameter.use(), "");
    }

    private Json.Members jsonBody(Parameter body, String type) {
        return Json.object()
                .putText("description", body.doc())
                .putAll(Json.content(type, value(body)));
    }

    private Json.Members form(String mediaType, List<Parameter> fields) {
        var leaves = fields.stream().flatMap(field -> leaves(field, true)).toList();
        return Json.content(mediaType, object(leaves));
    }

    private Json.Members object(List<Leaf> leaves) {
        var properties = Json.object();
        for (var leaf : leaves) {
            var parameter = leaf.parameter();
            properties.put(
                    parameter.wireName(), schemas.ofParameter(parameter.use(), parameter.doc()));
        }
        var required =
                leaves.stream()
                        .filter(Leaf::isRequired)
                        .map(leaf -> leaf.parameter().wireName())
                        .toList();
        return Json.object()
                .put("type", "object")
                .put("properties", properties)
                .putAny("required", Json.texts(required));
    }

    /** The parts of a parameter, seen from where it is there. */
    private static Stream<Leaf> leaves(Parameter parameter, boolean isWholeRequired) {
        return parameter.components().isEmpty()
                ? Stream.of(new Leaf(parameter, isWholeRequired && parameter.required()))
                : parameter.components().stream()
                        .flatMap(part -> leaves(part, isWholeRequired && isGivenWith(part)));
    }

    /** Whether a part is there whenever its record is. */
    private static boolean isGivenWith(Parameter part) {
        return part.components().isEmpty() || !part.use().nullable();
    }

    /** One value on the wire, and whether a request without it is refused. */
    private record Leaf(Parameter parameter, boolean isRequired) {}
}
