package io.doudou.generator.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.lang.model.element.Modifier;

/**
 * The writing half of the codecs. Writing one method asks for others; {@link #methods} goes on
 * until none is missing. Constraints do not matter here.
 */
final class WriteCode {

    private final Service service;
    private final JavaTypes types;
    private final CodecNames names;
    private final ClassName owner;
    private final Set<String> shapes = new HashSet<>();
    private final Map<String, MethodSpec> fieldMethods = new HashMap<>();
    private final Deque<TypeUse> missing = new ArrayDeque<>();
    private final Set<TypeUse> asked = new HashSet<>();

    WriteCode(Service service, CodecNames names) {
        this.service = service;
        this.types = new JavaTypes(service);
        this.names = names;
        this.owner = types.generated("Json");
        for (var declaration : service.declarations()) {
            if (declaration instanceof Declaration.ChoiceType choice) {
                choice.shapes().forEach(shape -> shapes.add(shape.type().name()));
            }
        }
    }

    /** A function that writes this use of a type: {@code JsonWriter::value}. */
    CodeBlock function(TypeUse use) {
        return isDirect(use)
                ? CodeBlock.of("$T::value", Rooms.JSON_WRITER)
                : CodeBlock.of("$T::$L", owner, method(use));
    }

    /** All methods that were asked for and those that they ask for, by name. */
    SortedMap<String, MethodSpec> methods() {
        var methods = new TreeMap<String, MethodSpec>();
        while (!missing.isEmpty()) {
            var use = missing.remove();
            methods.put(names.of(use), write(use));
        }
        methods.putAll(fieldMethods);
        return methods;
    }

    /** Whether {@code JsonWriter.value} takes it; a char it would take as a number. */
    private static boolean isDirect(TypeUse use) {
        return !use.nullable()
                && use.type() instanceof Type.Scalar scalar
                && !Rooms.isText(scalar.kind())
                && scalar.kind() != ScalarKind.CHAR;
    }

    private String method(TypeUse use) {
        var unlimited = new TypeUse(use.type(), use.nullable(), List.of());
        if (asked.add(unlimited)) {
            missing.add(unlimited);
        }
        return "write" + names.of(unlimited);
    }

    /** An expression that writes {@code value}. */
    private CodeBlock value(TypeUse use, CodeBlock value) {
        return use.nullable()
                ? CodeBlock.of("$L(out, $L)", method(use), value)
                : present(use.type(), value);
    }

    private CodeBlock present(Type type, CodeBlock value) {
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar.kind(), value);
            case Type.EnumRef ref -> CodeBlock.of("out.scalar($L, $L)", names.scalar(ref), value);
            case Type.RecordRef _, Type.ChoiceRef _ ->
                    CodeBlock.of("$L(out, $L)", method(TypeUse.of(type)), value);
            case Type.ListOf list ->
                    CodeBlock.of("out.list($L, $L)", value, function(list.element()));
            case Type.SetOf set -> CodeBlock.of("out.list($L, $L)", value, function(set.element()));
            case Type.ArrayOf array ->
                    CodeBlock.of(
                            "out.list($L, $L)", asList(array, value), function(array.element()));
            case Type.MapOf map -> CodeBlock.of("out.map($L, $L)", value, function(map.value()));
            case Type.OptionalOf _,
                    Type.StreamOf _,
                    Type.Upload _,
                    Type.Download _,
                    Type.Nothing _ ->
                    throw new IllegalArgumentException("not JSON: " + type);
        };
    }

    private static CodeBlock scalar(ScalarKind kind, CodeBlock value) {
        if (kind == ScalarKind.CHAR) {
            return CodeBlock.of("out.value($T.valueOf($L))", String.class, value);
        }
        return Rooms.isText(kind)
                ? CodeBlock.of("out.scalar($T.$L, $L)", Rooms.SCALAR, kind, value)
                : CodeBlock.of("out.value($L)", value);
    }

    private static CodeBlock asList(Type.ArrayOf array, CodeBlock value) {
        return array.element().type() instanceof Type.Scalar scalar && scalar.primitive()
                ? CodeBlock.of("$T.boxed($L)", Rooms.PRIMITIVE_ARRAYS, value)
                : CodeBlock.of("$T.asList($L)", Arrays.class, value);
    }

    private MethodSpec write(TypeUse use) {
        var value = CodeBlock.of("value");
        if (use.type() instanceof Type.OptionalOf optional) {
            var held = Optionals.get(optional, value);
            return orNull(use, "value.isEmpty()", present(optional.value().type(), held));
        }
        if (use.nullable()) {
            return orNull(use, "value == null", present(use.type(), value));
        }
        return switch (use.type()) {
            case Type.RecordRef ref ->
                    record(use, (Declaration.RecordType) service.declaration(ref));
            case Type.ChoiceRef ref ->
                    choice(use, (Declaration.ChoiceType) service.declaration(ref));
            case Type type ->
                    method(names.of(use), use).addStatement("$L", present(type, value)).build();
        };
    }

    private MethodSpec.Builder method(String name, TypeUse use) {
        return MethodSpec.methodBuilder("write" + name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Rooms.JSON_WRITER, "out")
                .addParameter(types.of(use), "value");
    }

    private MethodSpec orNull(TypeUse use, String isNull, CodeBlock present) {
        return method(names.of(use), use)
                .beginControlFlow("if ($L)", isNull)
                .addStatement("out.nullValue()")
                .nextControlFlow("else")
                .addStatement("$L", present)
                .endControlFlow()
                .build();
    }

    /** A record that is also a shape of a choice shares its fields with that, in a method. */
    private MethodSpec record(TypeUse use, Declaration.RecordType record) {
        var fields =
                shapes.contains(record.name())
                        ? CodeBlock.of("$L(out, value);\n", fieldsMethod(record))
                        : fields(record);
        return method(names.of(use), use)
                .addStatement("out.beginObject()")
                .addCode(fields)
                .addStatement("out.endObject()")
                .build();
    }

    private String fieldsMethod(Declaration.RecordType record) {
        var use = TypeUse.of(new Type.RecordRef(record.name()));
        var name = names.of(use) + "Fields";
        if (!fieldMethods.containsKey(name)) {
            fieldMethods.put(name, method(name, use).addCode(fields(record)).build());
        }
        return "write" + name;
    }

    private CodeBlock fields(Declaration.RecordType record) {
        var code = CodeBlock.builder();
        for (int i = 0; i < record.components().size(); i++) {
            var component = record.components().get(i);
            var value = CodeBlock.of("value.$L()", component.name());
            var name = CodeBlock.of("out.name($L, $L)", names.fields(record.name()), i);
            if (service.options().omitEmpty() && !component.required()) {
                code.beginControlFlow("if ($L)", Empty.isWritten(component, value))
                        .addStatement("$L", name)
                        .addStatement("$L", nonEmpty(component, value))
                        .endControlFlow();
            } else {
                code.addStatement("$L", name).addStatement("$L", value(component.use(), value));
            }
        }
        return code.build();
    }

    private CodeBlock nonEmpty(Component component, CodeBlock value) {
        return component.use().type() instanceof Type.OptionalOf optional
                ? present(optional.value().type(), Optionals.get(optional, value))
                : present(component.use().type(), value);
    }

    private MethodSpec choice(TypeUse use, Declaration.ChoiceType choice) {
        var code = method(names.of(use), use).addStatement("out.beginObject()");
        code.addStatement("out.name($S)", choice.discriminator());
        code.beginControlFlow("switch (value)");
        for (var shape : choice.shapes()) {
            var record = (Declaration.RecordType) service.declaration(shape.type());
            code.addCode("case $T shape -> {\n$>", types.of(shape.type()))
                    .addStatement("out.value($S)", shape.tag())
                    .addStatement("$L(out, shape)", fieldsMethod(record))
                    .addCode("$<}\n");
        }
        return code.endControlFlow().addStatement("out.endObject()").build();
    }
}
