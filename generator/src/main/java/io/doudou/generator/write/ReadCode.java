package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

/**
 * The reading half of the codecs. Writing one method asks for others; {@link #methods} goes on
 * until none is missing.
 */
final class ReadCode {

    private final Service service;
    private final JavaTypes types;
    private final CodecNames names;
    private final Limits limits;
    private final ClassName owner;
    private final Deque<TypeUse> missing = new ArrayDeque<>();
    private final Set<TypeUse> asked = new HashSet<>();

    ReadCode(Service service, CodecNames names, Limits limits) {
        this.service = service;
        this.types = new JavaTypes(service);
        this.names = names;
        this.limits = limits;
        this.owner = types.generated("Json");
    }

    /** A function that reads this use of a type: {@code JsonReader::string}. */
    CodeBlock function(TypeUse use) {
        boolean isPlain = !use.nullable() && use.constraints().isEmpty();
        return isPlain && use.type() instanceof Type.Scalar scalar && !Rooms.isText(scalar.kind())
                ? CodeBlock.of("$T::$L", Rooms.JSON_READER, Rooms.readMethod(scalar.kind()))
                : CodeBlock.of("$T::$L", owner, method(use));
    }

    /** An expression that reads a value from {@code in}; its constraints are checked behind it. */
    CodeBlock value(TypeUse use) {
        boolean isOptional = use.type() instanceof Type.OptionalOf;
        return use.nullable() && !isOptional
                ? CodeBlock.of("in.takeNull() ? null : $L", present(use.type()))
                : present(use.type());
    }

    /** Statements that check a value just read. */
    CodeBlock checks(TypeUse use, String name) {
        var value = CodeBlock.of("$L", name);
        var checks = CodeBlock.builder();
        for (var constraint : use.value().constraints()) {
            var limit = constraint.limit();
            var holds =
                    switch (use.type()) {
                        case Type.OptionalOf optional ->
                                limits.condition(
                                        limit,
                                        optional.value().type(),
                                        Optionals.get(optional, value),
                                        CodeBlock.of("$L.isEmpty()", value));
                        case Type type when use.nullable() || mayFail(type) ->
                                limits.condition(
                                        limit, type, value, CodeBlock.of("$L == null", value));
                        case Type type -> limits.condition(limit, type, value);
                    };
            checks.addStatement("in.check($L, $S)", holds, constraint.rule());
        }
        return checks.build();
    }

    /** All methods that were asked for and those that they ask for, by name. */
    SortedMap<String, MethodSpec> methods() {
        var methods = new TreeMap<String, MethodSpec>();
        while (!missing.isEmpty()) {
            var use = missing.remove();
            methods.put(names.of(use), write(use));
        }
        return methods;
    }

    /** Whether a wrong value is read as null. */
    private static boolean mayFail(Type type) {
        return type instanceof Type.Scalar scalar && Rooms.isText(scalar.kind());
    }

    private String method(TypeUse use) {
        if (asked.add(use)) {
            missing.add(use);
        }
        return "read" + names.of(use);
    }

    private CodeBlock present(Type type) {
        return switch (type) {
            case Type.Scalar scalar ->
                    Rooms.isText(scalar.kind())
                            ? CodeBlock.of("in.scalar($T.$L)", Rooms.SCALAR, scalar.kind())
                            : CodeBlock.of("in.$L()", Rooms.readMethod(scalar.kind()));
            case Type.EnumRef ref -> CodeBlock.of("in.scalar($L)", names.scalar(ref));
            case Type.RecordRef _, Type.ChoiceRef _ ->
                    CodeBlock.of("$L(in)", method(TypeUse.of(type)));
            case Type.ListOf list -> CodeBlock.of("in.list($L)", function(list.element()));
            case Type.SetOf set -> CodeBlock.of("in.set($L)", function(set.element()));
            case Type.ArrayOf array -> array(array);
            case Type.MapOf map -> CodeBlock.of("in.map($L)", function(map.value()));
            case Type.OptionalOf optional -> optional(optional);
            case Type.StreamOf _, Type.Upload _, Type.Download _, Type.Nothing _ ->
                    throw new IllegalArgumentException("not JSON: " + type);
        };
    }

    private CodeBlock array(Type.ArrayOf array) {
        var list = CodeBlock.of("in.list($L)", function(array.element()));
        return array.element().type() instanceof Type.Scalar scalar && scalar.primitive()
                ? CodeBlock.of(
                        "$T.$L($L)", Rooms.PRIMITIVE_ARRAYS, Rooms.arrayMethod(scalar.kind()), list)
                : CodeBlock.of("$L.toArray($T[]::new)", list, types.of(array.element()));
    }

    private CodeBlock optional(Type.OptionalOf optional) {
        var present = present(optional.value().type());
        return optional.holder() == Type.OptionalOf.Holder.OPTIONAL
                ? Optionals.ofNullable(optional, CodeBlock.of("in.takeNull() ? null : $L", present))
                : CodeBlock.of(
                        "in.takeNull() ? $1T.empty() : $1T.of($2L)",
                        Optionals.className(optional),
                        present);
    }

    private MethodSpec write(TypeUse use) {
        var method =
                MethodSpec.methodBuilder("read" + names.of(use))
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(types.of(use))
                        .addParameter(Rooms.JSON_READER, "in");
        boolean isDeclared = !use.nullable() && use.constraints().isEmpty();
        if (isDeclared && use.type() instanceof Type.RecordRef ref) {
            method.addCode(new ReadRecord(this, types, names, record(ref)).body());
        } else if (isDeclared && use.type() instanceof Type.ChoiceRef ref) {
            method.addCode(choice((Declaration.ChoiceType) service.declaration(ref)));
        } else if (use.value().constraints().isEmpty()) {
            method.addStatement("return $L", value(use));
        } else {
            method.addStatement("$T value = $L", types.of(use), value(use))
                    .addCode(checks(use, "value"))
                    .addStatement("return value");
        }
        return method.build();
    }

    private Declaration.RecordType record(Type.RecordRef ref) {
        return (Declaration.RecordType) service.declaration(ref);
    }

    private CodeBlock choice(Declaration.ChoiceType choice) {
        var code = CodeBlock.builder();
        code.add("return switch (in.discriminator($S)) {\n$>", choice.discriminator());
        for (var shape : choice.shapes()) {
            code.add("case $S -> $L(in);\n", shape.tag(), method(TypeUse.of(shape.type())));
        }
        var tags = choice.shapes().stream().map(Declaration.Shape::tag);
        var rule =
                "must have as its %s one of %s"
                        .formatted(choice.discriminator(), tags.collect(Collectors.joining(", ")));
        code.add("case $S -> null;\n", "");
        code.add("default -> {\n$>in.problem($S);\nin.skip();\nyield null;\n$<}\n", rule);
        return code.add("$<};\n").build();
    }
}
