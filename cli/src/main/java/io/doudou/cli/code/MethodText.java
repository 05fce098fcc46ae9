package io.doudou.cli.code;

import io.doudou.cli.code.Examples.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Types;

/** Writes a method that implements one of an interface, as a person would have begun it. */
final class MethodText {

    private static final int COLUMNS = 100;

    private final Types types;
    private final TypeNames names;
    private final Body body;

    /** What an added method does. */
    enum Body {
        /** It returns an example, so that callers can work with it at once. */
        EXAMPLE,
        /** It throws a fault with status 501. */
        STUB
    }

    MethodText(Types types, TypeNames names, Body body) {
        this.types = types;
        this.names = names;
        this.body = body;
    }

    /**
     * The text of the method, lines ended by a line feed.
     *
     * @param method as the interface declares it
     * @param owner the class that the method is added to
     * @param indent what stands before each member of that class
     * @param step one step of indentation
     */
    String of(ExecutableElement method, DeclaredType owner, String indent, String step) {
        var type = (ExecutableType) types.asMemberOf(owner, method);
        var parameters = parameters(method, type);
        var result = names.of(type.getReturnType());
        var start = indent + "public " + result + " " + method.getSimpleName() + "(";
        var head = start + String.join(", ", declarations(method, parameters)) + ") {";
        if (head.length() > COLUMNS) {
            var deeper = indent + step + step;
            head =
                    declarations(method, parameters).stream()
                            .map(it -> deeper + it)
                            .collect(Collectors.joining(",\n", start + "\n", ") {"));
        }
        var inner = indent + step;
        var statement = statement(method, type, parameters, inner, step);
        var body = statement.isEmpty() ? "}\n" : "\n" + statement + indent + "}\n";
        return indent + "@Override\n" + head + body;
    }

    private static List<Parameter> parameters(ExecutableElement method, ExecutableType type) {
        var parameters = new ArrayList<Parameter>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            var name = method.getParameters().get(i).getSimpleName().toString();
            parameters.add(new Parameter(name, type.getParameterTypes().get(i)));
        }
        return parameters;
    }

    private List<String> declarations(ExecutableElement method, List<Parameter> parameters) {
        var declarations = new ArrayList<String>();
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var last = i == parameters.size() - 1;
            declarations.add(
                    nullable(method, i)
                            + (last && method.isVarArgs()
                                    ? names.of(((ArrayType) parameter.type()).getComponentType())
                                            + "..."
                                    : names.of(parameter.type()))
                            + " "
                            + parameter.name());
        }
        return declarations;
    }

    /** {@code @Nullable} of the kind that stands on the parameter instead of on its type. */
    private String nullable(ExecutableElement method, int index) {
        var parameter = method.getParameters().get(index);
        return TypeNames.nullable(parameter.asType().getAnnotationMirrors()).isPresent()
                ? ""
                : TypeNames.nullable(parameter.getAnnotationMirrors())
                        .map(it -> "@" + names.of(it) + " ")
                        .orElse("");
    }

    private String statement(
            ExecutableElement method,
            ExecutableType type,
            List<Parameter> parameters,
            String indent,
            String step) {
        if (body == Body.STUB) {
            var detail = "\"" + method.getSimpleName() + " is not implemented yet\"";
            var fault = "new " + names.of("io.doudou.fault.Fault");
            var made = Expression.call(fault, "501", "\"not.implemented\"", detail);
            return statement("throw ", made, indent, step);
        }
        if (type.getReturnType().getKind() == TypeKind.VOID) {
            return "";
        }
        var examples = new Examples(types, names, Examples.known(parameters, types));
        var name = nameOfResult(method);
        return statement("return ", examples.of(type.getReturnType(), name), indent, step);
    }

    private static String statement(String verb, Expression value, String indent, String step) {
        var used = indent.length() + verb.length() + 1;
        return indent + verb + value.laidOut(indent, used, step) + ";\n";
    }

    /** {@code getPhone} answers with a phone. */
    private static String nameOfResult(ExecutableElement method) {
        var name =
                method.getSimpleName().toString().replaceFirst("^(get|post|put|delete|find)", "");
        return name.isEmpty() ? "value" : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
