package io.doudou.generator.write;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;
import io.doudou.generator.shape.Procedures;

import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code Greeter.endpoints.json}: what can be called as a procedure, and the shapes of what
 * it takes and gives, as go-micro's registries and tools know them (go-micro specification, 3.1).
 */
public final class EndpointsWriter {

    /** What follows the interface's name in the name of the file. */
    public static final String SUFFIX = ".endpoints.json";

    /** Values below this depth are left out, as in the original. */
    private static final int DEPTH_MAX = 3;

    private static final Json NULL = new Json.Literal("null");

    private final Service service;

    private EndpointsWriter(Service service) {
        this.service = service;
    }

    /** The whole document. */
    public static String write(Service service) {
        var writer = new EndpointsWriter(service);
        var endpoints =
                service.methods().stream()
                        .filter(Procedures::isProcedure)
                        .map(writer::endpoint)
                        .toList();
        return new Json.Elements(List.copyOf(endpoints)).print();
    }

    private Json endpoint(Method method) {
        return Json.object()
                .put("name", Procedures.endpoint(service, method))
                .put("request", request(method))
                .put("response", response(method))
                .put("metadata", Json.object().put("stream", isStream(method)));
    }

    private static String isStream(Method method) {
        return Boolean.toString(method.takesStream() || method.givesStream());
    }

    private Json request(Method method) {
        if (Procedures.takesBodyAlone(method)) {
            return whole(method.parameters().getFirst().use());
        }
        var name = Procedures.capitalised(method.name()) + "Request";
        return value(name, name, method.leaves().map(this::argument));
    }

    private Json argument(Parameter leaf) {
        return value(leaf.wireName(), leaf.use(), 1);
    }

    private Json response(Method method) {
        return method.result().type() instanceof Type.Nothing ? NULL : whole(method.result());
    }

    /** Of a stream, the type of its values. */
    private Json whole(TypeUse whole) {
        var use = whole.type() instanceof Type.StreamOf stream ? stream.element() : whole;
        return value(type(use), use, 0);
    }

    private Json value(String name, TypeUse use, int depth) {
        var inner = use.value();
        return value(name, type(inner), depth + 1 >= DEPTH_MAX ? Stream.of() : parts(inner, depth));
    }

    private static Json value(String name, String type, Stream<Json> values) {
        var list = values.toList();
        return Json.object()
                .put("name", name)
                .put("type", type)
                .put("values", list.isEmpty() ? NULL : new Json.Elements(list));
    }

    private Stream<Json> parts(TypeUse use, int depth) {
        var element = use.element();
        if (element.isPresent()) {
            return Stream.of(value(type(element.get()), element.get(), depth + 1));
        }
        return use.type() instanceof Type.RecordRef reference
                        && service.declaration(reference) instanceof Declaration.RecordType record
                ? record.components().stream()
                        .map(each -> value(each.wireName(), each.use(), depth + 1))
                : Stream.of();
    }

    /** As Go names it, because its tools show it. Maps have no name there. */
    private static String type(TypeUse use) {
        return switch (use.value().type()) {
            case Type.Scalar scalar -> type(scalar.kind());
            case Type.EnumRef _ -> "string";
            case Type.Reference reference -> reference.name();
            case Type.ListOf list -> "[]" + type(list.element());
            case Type.SetOf set -> "[]" + type(set.element());
            case Type.ArrayOf array -> "[]" + type(array.element());
            case Type.OptionalOf optional -> type(optional.value());
            case Type.MapOf _, Type.StreamOf _, Type.Upload _, Type.Download _, Type.Nothing _ ->
                    "";
        };
    }

    private static String type(ScalarKind kind) {
        return switch (kind) {
            case BOOLEAN -> "bool";
            case BYTE -> "int8";
            case SHORT -> "int16";
            case INT -> "int32";
            case LONG -> "int64";
            case FLOAT -> "float32";
            case DOUBLE, DECIMAL -> "float64";
            case BIG_INTEGER -> "int";
            case BYTES -> "[]uint8";
            case STRING,
                    CHAR,
                    UUID,
                    INSTANT,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_DATE_TIME,
                    ZONED_DATE_TIME,
                    DURATION ->
                    "string";
        };
    }
}
