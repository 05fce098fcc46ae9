package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Limit;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a handler takes the arguments of one method from its request: every value is read and checked
 * first, so that all problems are known; then the arguments are made of them.
 */
final class InputCode {

    private final Service service;
    private final JavaTypes types;
    private final CodecNames names;
    private final FlatValues flat;
    private final Limits limits;
    private final NameAllocator allocator = new NameAllocator();
    private final IdentityHashMap<Parameter, String> locals = new IdentityHashMap<>();

    InputCode(Service service, CodecNames names, Limits limits) {
        this.service = service;
        this.types = new JavaTypes(service);
        this.names = names;
        this.flat = new FlatValues(types, names);
        this.limits = limits;
        List.of("request", "input", "service", "rejected", "each").forEach(allocator::newName);
    }

    /** Statements that read, check and make what {@link #arguments} names. */
    CodeBlock statements(Method method) {
        if (method.parameters().isEmpty()) {
            return CodeBlock.of("");
        }
        var code = CodeBlock.builder().addStatement("var input = $T.of(request)", Rooms.INPUT);
        method.parameters()
                .forEach(parameter -> code.add(read(parameter, parameter.name(), false)));
        code.addStatement("input.throwIfInvalid()");
        method.parameters().forEach(parameter -> code.add(made(parameter)));
        return code.build();
    }

    /** The arguments in order. */
    CodeBlock arguments(Method method) {
        return method.parameters().stream()
                .map(each -> isChecked(each) ? CodeBlock.of("$L", locals.get(each)) : value(each))
                .collect(CodeBlock.joining(", "));
    }

    /**
     * Reads a parameter into a local variable.
     *
     * @param name in Java, behind the names of the records around it
     * @param inOptional whether it may be absent because the record around it may
     */
    private CodeBlock read(Parameter parameter, String name, boolean inOptional) {
        if (!parameter.components().isEmpty()) {
            return readRecord(parameter, name, inOptional);
        }
        var local = allocator.newName(name);
        locals.put(parameter, local);
        return CodeBlock.builder()
                .add("$[var $L = ", local)
                .add(given(parameter, parameter.required() && !inOptional))
                .add(";\n$]")
                .add(checks(parameter, local))
                .build();
    }

    private CodeBlock readRecord(Parameter parameter, String name, boolean inOptional) {
        boolean isOptional = parameter.use().nullable();
        var code = CodeBlock.builder();
        for (var component : parameter.components()) {
            // At the top the record's own name says nothing: pageNo, not queryPageNo.
            boolean isTop = component.wireName().indexOf('.') < 0;
            var inner = isTop ? component.name() : name + capitalised(component.name());
            code.add(read(component, inner, inOptional || isOptional));
        }
        if (isOptional) {
            var local = allocator.newName(name + "Given");
            locals.put(parameter, local);
            var given = parameter.leaves().map(this::isGiven).collect(CodeBlock.joining(" || "));
            code.addStatement("boolean $L = $L", local, given);
            parameter.components().forEach(each -> code.add(missing(each, local)));
        }
        return code.build();
    }

    private CodeBlock isGiven(Parameter leaf) {
        return CodeBlock.of(
                FlatValues.isMany(leaf.use()) ? "!$L.isEmpty()" : "$L != null", locals.get(leaf));
    }

    /** What a record must have when any part of it is there. */
    private CodeBlock missing(Parameter parameter, String given) {
        var code = CodeBlock.builder();
        if (!parameter.components().isEmpty() && !parameter.use().nullable()) {
            parameter.components().forEach(each -> code.add(missing(each, given)));
        } else if (parameter.required() && !FlatValues.isMany(parameter.use())) {
            var holds = CodeBlock.of("!$L || $L", given, isGiven(parameter));
            code.add(check(parameter, holds, "must be given"));
        }
        return code.build();
    }

    private CodeBlock given(Parameter parameter, boolean required) {
        var use = parameter.use();
        return switch (parameter.place()) {
            case BODY ->
                    CodeBlock.of(
                            "input.$L($S, $T.$L)",
                            use.type() instanceof Type.StreamOf
                                    ? "items"
                                    : required ? "body" : "optionalBody",
                            parameter.wireName(),
                            types.generated("Json"),
                            names.constant(CodecNames.body(use)));
            case FILE ->
                    CodeBlock.of(
                            "input.$L($S)",
                            FlatValues.isMany(use) ? "files" : required ? "file" : "optionalFile",
                            parameter.wireName());
            case PATH, QUERY, FORM, HEADER, COOKIE ->
                    CodeBlock.of(
                            "input.$L($S).$L($L)",
                            parameter.place().name().toLowerCase(Locale.ROOT),
                            parameter.wireName(),
                            FlatValues.isMany(use) ? "list" : required ? "required" : "optional",
                            flat.scalar(use));
        };
    }

    /** Constraints of a body are checked while it is read. */
    private CodeBlock checks(Parameter parameter, String local) {
        var code = CodeBlock.builder();
        if (parameter.place() == Place.BODY) {
            return code.build();
        }
        var use = parameter.use();
        var value = CodeBlock.of("$L", local);
        if (use.type() instanceof Type.SetOf) {
            var holds = CodeBlock.of("$T.copyOf($L).size() == $L.size()", Set.class, value, value);
            code.add(check(parameter, holds, "must not hold an element twice"));
        }
        for (var constraint : use.value().constraints()) {
            code.add(check(parameter, holds(constraint.limit(), use, value), constraint.rule()));
        }
        use.element().ifPresent(element -> code.add(elementChecks(parameter, element, value)));
        return code.build();
    }

    /** Several values are a list here, never null; one value is null when it was not given. */
    private CodeBlock holds(Limit limit, TypeUse use, CodeBlock value) {
        var element = use.element();
        return element.isPresent()
                ? limits.condition(limit, new Type.ListOf(element.get()), value)
                : limits.condition(
                        limit, use.value().type(), value, CodeBlock.of("$L == null", value));
    }

    private CodeBlock elementChecks(Parameter parameter, TypeUse element, CodeBlock list) {
        var code = CodeBlock.builder();
        for (var constraint : element.constraints()) {
            var holds = limits.condition(constraint.limit(), element.type(), CodeBlock.of("each"));
            code.addStatement(
                    "input.checkEach($S, $L, each -> $L, $S)",
                    parameter.wireName(),
                    list,
                    holds,
                    constraint.rule());
        }
        return code.build();
    }

    private static CodeBlock check(Parameter parameter, CodeBlock holds, String rule) {
        return CodeBlock.builder()
                .addStatement("input.check($S, $L, $S)", parameter.wireName(), holds, rule)
                .build();
    }

    /** A record whose constructor may refuse its values is made where that can be told. */
    private CodeBlock made(Parameter parameter) {
        if (!isChecked(parameter)) {
            return CodeBlock.of("");
        }
        var value = value(parameter);
        var local = allocator.newName(parameter.name());
        locals.put(parameter, local);
        return CodeBlock.builder()
                .addStatement("$T $L", types.of(parameter.use()), local)
                .beginControlFlow("try")
                .addStatement("$L = $L", local, value)
                .nextControlFlow("catch ($T rejected)", IllegalArgumentException.class)
                .addStatement("throw input.rejected($S, rejected)", parameter.name())
                .endControlFlow()
                .build();
    }

    private boolean isChecked(Parameter parameter) {
        return !parameter.components().isEmpty()
                && (record(parameter).checked()
                        || parameter.components().stream().anyMatch(this::isChecked));
    }

    private CodeBlock value(Parameter parameter) {
        var use = parameter.use();
        var local = CodeBlock.of("$L", locals.getOrDefault(parameter, ""));
        if (parameter.components().isEmpty()) {
            return isBody(parameter) ? unread(use, local) : flat.toJava(use, local);
        }
        var parts =
                parameter.components().stream().map(this::value).collect(CodeBlock.joining(", "));
        var record = record(parameter);
        var made =
                CodeBlock.of(
                        record.arguments().isEmpty() ? "new $T($L)" : "new $T<>($L)",
                        JavaTypes.className(record.javaName()),
                        parts);
        if (use.type() instanceof Type.OptionalOf optional) {
            return CodeBlock.of(
                    "$1L ? $2T.of($3L) : $2T.empty()", local, Optionals.className(optional), made);
        }
        return use.nullable() ? CodeBlock.of("$L ? $L : null", local, made) : made;
    }

    private static CodeBlock unread(TypeUse use, CodeBlock local) {
        return use.type() instanceof Type.OptionalOf optional
                ? Optionals.ofNullable(optional, local)
                : local;
    }

    private static boolean isBody(Parameter parameter) {
        return switch (parameter.place()) {
            case BODY, FILE -> true;
            case PATH, QUERY, FORM, HEADER, COOKIE -> false;
        };
    }

    private Declaration.RecordType record(Parameter parameter) {
        var reference = (Type.RecordRef) parameter.use().value().type();
        return (Declaration.RecordType) service.declaration(reference);
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
