package io.doudou.generator.write;

import java.math.BigDecimal;
import java.util.List;

/**
 * The versions of OpenAPI that a document is written in, and all that they say differently. 3.0.3
 * has a schema language of its own; that of 3.1.0 is JSON Schema 2020-12.
 */
public enum OpenApiDialect {
    V3_0("3.0.3", ".openapi.json"),
    V3_1("3.1.0", ".openapi31.json");

    /** RFC 4648, 4, with or without the padding. */
    private static final String BASE64 =
            "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$";

    private final String version;
    private final String suffix;

    OpenApiDialect(String version, String suffix) {
        this.version = version;
        this.suffix = suffix;
    }

    /** What follows the interface's name in the name of the document. */
    public String suffix() {
        return suffix;
    }

    /** The first members of a document. */
    Json.Members begin() {
        var document = Json.object().put("openapi", version);
        return switch (this) {
            case V3_0 -> document;
            case V3_1 ->
                    document.put(
                            "jsonSchemaDialect", "https://spec.openapis.org/oas/3.1/dialect/base");
        };
    }

    /** A reference with members beside it, which 3.0 ignores unless they stand around it. */
    Json.Members reference(Json.Members reference, Json.Members beside) {
        if (beside.isEmpty()) {
            return reference;
        }
        return switch (this) {
            case V3_0 -> Json.object().put("allOf", List.of(reference)).putAll(beside);
            case V3_1 -> reference.putAll(beside);
        };
    }

    /** The schema of a declared type or {@code null}. */
    Json.Members nullableReference(Json.Members reference) {
        return Json.object().put("anyOf", List.of(reference, onlyNull()));
    }

    /** In 3.0 {@code nullable} widens the type beside it only, never what a reference allows. */
    private Json.Members onlyNull() {
        return switch (this) {
            case V3_0 ->
                    Json.object()
                            .put("type", "object")
                            .put("nullable", true)
                            .put("enum", List.of(new Json.Literal("null")));
            case V3_1 -> Json.object().put("type", "null");
        };
    }

    /** The beginning of an inline schema. */
    Json.Members type(String type, boolean nullable) {
        if (!nullable) {
            return Json.object().put("type", type);
        }
        return switch (this) {
            case V3_0 -> Json.object().put("type", type).put("nullable", true);
            case V3_1 -> Json.object().put("type", Json.texts(List.of(type, "null")));
        };
    }

    /** Bytes in base64: in 3.1 an encoding is a remark, and only a pattern is checked. */
    void base64(Json.Members schema) {
        switch (this) {
            case V3_0 -> schema.put("format", "byte");
            case V3_1 -> schema.put("contentEncoding", "base64").put("pattern", BASE64);
        }
    }

    /** A file as it is. */
    Json.Members file() {
        var schema = Json.object().put("type", "string");
        return switch (this) {
            case V3_0 -> schema.put("format", "binary");
            case V3_1 -> schema.put("contentMediaType", "application/octet-stream");
        };
    }

    void minimum(Json.Members schema, BigDecimal bound, boolean inclusive) {
        bound(schema, "minimum", "exclusiveMinimum", bound, inclusive);
    }

    void maximum(Json.Members schema, BigDecimal bound, boolean inclusive) {
        bound(schema, "maximum", "exclusiveMaximum", bound, inclusive);
    }

    private void bound(
            Json.Members schema,
            String inclusiveName,
            String exclusiveName,
            BigDecimal bound,
            boolean inclusive) {
        if (inclusive) {
            schema.put(inclusiveName, bound);
            return;
        }
        switch (this) {
            case V3_0 -> schema.put(inclusiveName, bound).put(exclusiveName, true);
            case V3_1 -> schema.put(exclusiveName, bound);
        }
    }

    void example(Json.Members schema, String value) {
        switch (this) {
            case V3_0 -> schema.put("example", value);
            case V3_1 -> schema.put("examples", Json.texts(List.of(value)));
        }
    }
}
