package io.doudou.generator.write;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Declaration.ChoiceType;
import io.doudou.generator.model.Declaration.EnumType;
import io.doudou.generator.model.Declaration.RecordType;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;
import io.doudou.generator.write.SchemaLimits.Measure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes types as the schemas of one OpenAPI dialect. Remembers nothing. */
final class SchemaWriter {

    private static final String SCHEMAS = "#/components/schemas/";

    private final OpenApiDialect dialect;

    SchemaWriter(OpenApiDialect dialect) {
        this.dialect = dialect;
    }

    /** A reference to a component, with a description beside it. */
    Json.Members reference(String name, String doc) {
        return dialect.reference(reference(name), Json.object().putText("description", doc));
    }

    /** The schema of a value in JSON. */
    Json.Members ofValue(TypeUse use, String doc) {
        return switch (use.type()) {
            case Type.Scalar scalar -> ofScalar(scalar.kind(), use, doc);
            case Type.Reference reference -> ofReference(reference, use.nullable(), doc);
            case Type.ListOf list -> ofElements(list.element(), use, doc);
            case Type.ArrayOf array -> ofElements(array.element(), use, doc);
            case Type.SetOf set -> ofElements(set.element(), use, doc).put("uniqueItems", true);
            case Type.MapOf map -> ofEntries(map.value(), use, doc);
            case Type.OptionalOf optional -> ofValue(orNull(optional.value()), doc);
            case Type.StreamOf stream -> ofValue(stream.element(), doc);
            case Type.Upload _, Type.Download _ -> dialect.file().putText("description", doc);
            case Type.Nothing _ -> throw new IllegalArgumentException("nothing has no schema");
        };
    }

    /**
     * The schema of a value that stands alone in the request, as text or as the body: it can be
     * absent, but it cannot be null.
     */
    Json.Members ofParameter(TypeUse use, String doc) {
        return ofValue(notNull(use), doc);
    }

    /** The components that a declaration becomes, by name: one, or one more for each shape. */
    void putComponents(Json.Members components, Declaration declaration) {
        switch (declaration) {
            case RecordType type -> components.put(type.name(), ofRecord(type));
            case EnumType type -> components.put(type.name(), ofEnum(type));
            case ChoiceType type -> putChoice(components, type);
        }
    }

    private Json.Members ofScalar(ScalarKind kind, TypeUse use, String doc) {
        var schema = ScalarSchema.begin(kind, use.nullable(), dialect);
        var limits = new SchemaLimits(ScalarSchema.measure(kind));
        ScalarSchema.limits(kind).forEach(limits::with);
        limits.withAll(use.constraints()).putInto(schema, dialect);
        return schema.putText("description", joined(doc, limits.sentences()));
    }

    private Json.Members ofReference(Type.Reference type, boolean nullable, String doc) {
        return nullable
                ? dialect.nullableReference(reference(type.name())).putText("description", doc)
                : reference(type.name(), doc);
    }

    private Json.Members ofElements(TypeUse element, TypeUse use, String doc) {
        return limited(dialect.type("array", use.nullable()), use, doc)
                .put("items", ofValue(element, ""));
    }

    private Json.Members ofEntries(TypeUse value, TypeUse use, String doc) {
        return limited(dialect.type("object", use.nullable()), use, doc)
                .put("additionalProperties", ofValue(value, ""));
    }

    private Json.Members limited(Json.Members schema, TypeUse use, String doc) {
        var limits = new SchemaLimits(measure(use.type())).withAll(use.constraints());
        limits.putInto(schema, dialect);
        return schema.putText("description", joined(doc, limits.sentences()));
    }

    private static Measure measure(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> ScalarSchema.measure(scalar.kind());
            case Type.ListOf _, Type.SetOf _, Type.ArrayOf _ -> Measure.ELEMENTS;
            case Type.MapOf _ -> Measure.ENTRIES;
            case Type.Reference _,
                    Type.OptionalOf _,
                    Type.StreamOf _,
                    Type.Upload _,
                    Type.Download _,
                    Type.Nothing _ ->
                    Measure.NOTHING;
        };
    }

    private Json.Members ofRecord(RecordType type) {
        var properties = Json.object();
        for (var component : type.components()) {
            properties.put(component.wireName(), ofValue(component.use(), component.doc()));
        }
        return declared(type, "object")
                .put("properties", properties)
                .putAny("required", Json.texts(requiredNames(type)));
    }

    private static List<String> requiredNames(RecordType type) {
        return type.components().stream()
                .filter(Component::required)
                .map(Component::wireName)
                .toList();
    }

    private Json.Members ofEnum(EnumType type) {
        var names = type.constants().stream().map(Declaration.Constant::name).toList();
        var docs =
                type.constants().stream()
                        .filter(constant -> !constant.doc().isEmpty())
                        .map(constant -> constant.name() + ": " + constant.doc())
                        .collect(Collectors.joining("\n"));
        return Json.object()
                .put("title", type.name())
                .put("type", "string")
                .putText("description", joined(type.doc(), docs))
                .put("enum", Json.texts(names));
    }

    /**
     * A choice is one of its shapes, and a shape is its record with the discriminator. The record
     * alone stays as it is, because where it is used by itself it carries no discriminator. A shape
     * is called {@code Choice.Record}: no Java type has a dot in its name.
     */
    private void putChoice(Json.Members components, ChoiceType type) {
        var mapping = Json.object();
        for (var shape : type.shapes()) {
            mapping.put(shape.tag(), SCHEMAS + shapeName(type, shape));
        }
        components.put(
                type.name(),
                Json.object()
                        .put("title", type.name())
                        .putText("description", type.doc())
                        .put("oneOf", shapeNames(type).map(SchemaWriter::reference).toList())
                        .put(
                                "discriminator",
                                Json.object()
                                        .put("propertyName", type.discriminator())
                                        .put("mapping", mapping)));
        for (var shape : type.shapes()) {
            components.put(shapeName(type, shape), ofShape(type, shape));
        }
    }

    private static Stream<String> shapeNames(ChoiceType type) {
        return type.shapes().stream().map(shape -> shapeName(type, shape));
    }

    private static String shapeName(ChoiceType type, Declaration.Shape shape) {
        return type.name() + "." + shape.type().name();
    }

    private static Json.Members ofShape(ChoiceType type, Declaration.Shape shape) {
        var tag = Json.object().put("type", "string").put("enum", Json.texts(List.of(shape.tag())));
        var tagged =
                Json.object()
                        .put("type", "object")
                        .put("properties", Json.object().put(type.discriminator(), tag))
                        .put("required", Json.texts(List.of(type.discriminator())));
        return Json.object()
                .put("title", shape.type().name())
                .put("allOf", List.of(tagged, reference(shape.type().name())));
    }

    private static Json.Members declared(Declaration declaration, String type) {
        return Json.object()
                .put("title", declaration.name())
                .put("type", type)
                .putText("description", declaration.doc());
    }

    private static Json.Members reference(String name) {
        return Json.object().put("$ref", SCHEMAS + name);
    }

    private static TypeUse orNull(TypeUse use) {
        return new TypeUse(use.type(), true, use.constraints());
    }

    private static TypeUse notNull(TypeUse use) {
        var value = use.type() instanceof Type.OptionalOf optional ? optional.value() : use;
        return new TypeUse(value.type(), false, value.constraints());
    }

    private static String joined(String doc, String more) {
        return Stream.of(doc, more)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
