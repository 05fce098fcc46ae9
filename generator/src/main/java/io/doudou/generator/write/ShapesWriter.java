package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Topics;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Modifier;

/**
 * Writes {@code GreeterShapes}: what the messages of a service consist of, as a {@code .proto} file
 * would say it. Fields are numbered in the order of the record's components.
 *
 * <p>Where protobuf has no form for a type (a list in a list, a value that may be null in a list, a
 * result that is no record) a message stands around it, whose only field is {@code value}.
 */
final class ShapesWriter {

    private static final String SHAPES = "SHAPES";

    private final Service service;
    private final JavaTypes types;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> wrappers = new HashMap<>();
    private final List<CodeBlock> messages = new ArrayList<>();
    private final List<CodeBlock> uses = new ArrayList<>();

    private ShapesWriter(Service service) {
        this.service = service;
        this.types = new JavaTypes(service);
        service.declarations().forEach(declaration -> taken.add(declaration.name()));
    }

    static TypeSpec write(Service service) {
        var writer = new ShapesWriter(service);
        service.methods().stream()
                .filter(method -> Procedures.name(service, method).isPresent())
                .forEach(writer::addProcedure);
        return writer.type();
    }

    static TypeSpec write(Topics topics) {
        var writer = new ShapesWriter(topics.contract());
        for (var topic : topics.list()) {
            var message = writer.whole(CodecNames.body(topic.event().use()));
            writer.uses.add(CodeBlock.of("shapes.topic($S, $S)", topic.name(), message));
        }
        return writer.type();
    }

    private TypeSpec type() {
        return TypeSpec.classBuilder(types.generated("Shapes"))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "What the messages of {@link $T} consist of, in other encodings than"
                                + " JSON.\n",
                        JavaTypes.className(service.javaName()))
                .addField(
                        FieldSpec.builder(Rooms.SERVICE_SHAPES, SHAPES)
                                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("describe()")
                                .build())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(
                        MethodSpec.methodBuilder("shapes")
                                .addModifiers(Modifier.STATIC)
                                .returns(Rooms.SERVICE_SHAPES)
                                .addStatement("return $L", SHAPES)
                                .build())
                .addMethod(describe())
                .build();
    }

    private MethodSpec describe() {
        var code =
                MethodSpec.methodBuilder("describe")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(Rooms.SERVICE_SHAPES)
                        .addStatement(
                                "var shapes = $T.of($S)",
                                Rooms.SERVICE_SHAPES,
                                service.javaName().packageName());
        // Before the messages, which are told apart from enums by that.
        for (var declaration : service.declarations()) {
            if (declaration instanceof Declaration.EnumType each) {
                code.addStatement("$L", constants(each));
            }
        }
        for (var declaration : service.declarations()) {
            switch (declaration) {
                case Declaration.RecordType record -> code.addStatement("$L", record(record));
                case Declaration.ChoiceType choice -> code.addStatement("$L", choice(choice));
                case Declaration.EnumType _ -> {}
            }
        }
        messages.forEach(message -> code.addStatement("$L", message));
        uses.forEach(use -> code.addStatement("$L", use));
        return code.addStatement("return shapes.build()").build();
    }

    private static CodeBlock constants(Declaration.EnumType type) {
        var names =
                type.constants().stream()
                        .map(constant -> CodeBlock.of("$S", constant.name()))
                        .collect(CodeBlock.joining(", "));
        return CodeBlock.of("shapes.constants($S, $L)", type.name(), names);
    }

    private CodeBlock record(Declaration.RecordType record) {
        var code = CodeBlock.builder().add("shapes.record($S)", record.name());
        record.components().forEach(each -> code.add(field(each.wireName(), each.use(), false)));
        return code.build();
    }

    private static CodeBlock choice(Declaration.ChoiceType choice) {
        var code =
                CodeBlock.builder()
                        .add("shapes.choice($S, $S)", choice.name(), choice.discriminator());
        for (var shape : choice.shapes()) {
            var name = CodeBlock.of("$S", shape.type().name());
            code.add(field(shape.tag(), "OPTIONAL", name));
        }
        return code.build();
    }

    private void addProcedure(Method method) {
        var request = request(method);
        uses.add(
                CodeBlock.of(
                        "shapes.procedure($S, $S, $S)",
                        Procedures.endpoint(service, method),
                        request,
                        response(method)));
    }

    /** The one body, or a message with a field for each parameter, as they stand on the wire. */
    private String request(Method method) {
        if (Procedures.takesBodyAlone(method)) {
            return whole(CodecNames.body(method.parameters().getFirst().use()));
        }
        var name = unique(Procedures.capitalised(method.name()) + "Request");
        var code = CodeBlock.builder().add("shapes.record($S)", name);
        method.parameters().forEach(parameter -> addLeaves(parameter, false, code));
        messages.add(code.build());
        return name;
    }

    /** A part of what may be absent may be absent, too. */
    private void addLeaves(Parameter parameter, boolean isOptional, CodeBlock.Builder code) {
        if (parameter.components().isEmpty()) {
            code.add(field(parameter.wireName(), parameter.use(), isOptional));
            return;
        }
        var within = isOptional || parameter.use().nullable();
        parameter.components().forEach(each -> addLeaves(each, within, code));
    }

    private String response(Method method) {
        var result = method.result();
        if (result.type() instanceof Type.Nothing) {
            return wrappers.computeIfAbsent("", _ -> empty());
        }
        return whole(result);
    }

    private String empty() {
        var name = unique("Empty");
        messages.add(CodeBlock.of("shapes.record($S)", name));
        return name;
    }

    /** The message that a body or a result is; of a stream, each of its values. */
    private String whole(TypeUse use) {
        if (use.type() instanceof Type.StreamOf stream) {
            return whole(stream.element());
        }
        return isMessage(use) ? ((Type.Reference) use.type()).name() : wrapper(use);
    }

    private static boolean isMessage(TypeUse use) {
        return !use.nullable()
                && (use.type() instanceof Type.RecordRef || use.type() instanceof Type.ChoiceRef);
    }

    private String wrapper(TypeUse use) {
        var label = use.label();
        var known = wrappers.get(label);
        if (known != null) {
            return known;
        }
        var name = unique(Procedures.capitalised(label));
        wrappers.put(label, name);
        messages.add(
                CodeBlock.builder()
                        .add("shapes.value($S)", name)
                        .add(field("value", use, false))
                        .build());
        return name;
    }

    private String unique(String name) {
        var unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    private CodeBlock field(String name, TypeUse use, boolean isOptional) {
        var value = use.value();
        var prefix = isOptional || use.nullable() ? "OPTIONAL_" : "";
        var element = value.element();
        if (element.isPresent()) {
            return field(name, prefix + "MANY", single(element.get()));
        }
        if (value.type() instanceof Type.MapOf map) {
            return field(name, prefix + "MAP", single(map.value()));
        }
        return field(name, prefix.isEmpty() ? "ONE" : "OPTIONAL", type(value.type()));
    }

    private static CodeBlock field(String name, String cardinality, CodeBlock type) {
        return CodeBlock.of(".field($S, $T.$L, $L)", name, Rooms.CARDINALITY, cardinality, type);
    }

    /** One of many, which is neither null nor itself many. */
    private CodeBlock single(TypeUse use) {
        var isMany = use.element().isPresent() || use.type() instanceof Type.MapOf;
        return use.nullable() || isMany ? CodeBlock.of("$S", wrapper(use)) : type(use.type());
    }

    private static CodeBlock type(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> CodeBlock.of("$T.$L", Rooms.FIELD_KIND, kind(scalar.kind()));
            case Type.Reference reference -> CodeBlock.of("$S", reference.name());
            case Type.ListOf _,
                    Type.SetOf _,
                    Type.ArrayOf _,
                    Type.MapOf _,
                    Type.OptionalOf _,
                    Type.StreamOf _,
                    Type.Upload _,
                    Type.Download _,
                    Type.Nothing _ ->
                    throw new IllegalArgumentException("no single value: " + type);
        };
    }

    /** What a user of proto3 would take, as far as the JSON allows. */
    private static String kind(ScalarKind kind) {
        return switch (kind) {
            case BOOLEAN -> "BOOL";
            case BYTE, SHORT, INT -> "INT32";
            case LONG -> "INT64";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case STRING -> "STRING";
            case DECIMAL, BIG_INTEGER -> "DECIMAL";
            case BYTES -> "BYTES";
            case CHAR,
                    UUID,
                    INSTANT,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_DATE_TIME,
                    ZONED_DATE_TIME,
                    DURATION ->
                    "TEXT";
        };
    }
}
