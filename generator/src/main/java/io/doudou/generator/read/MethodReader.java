package io.doudou.generator.read;

import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Options;
import io.doudou.generator.model.Verb;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** Reads one method of a service interface and decides its verb and path. */
final class MethodReader {

    private static final String PACKAGE = "io.doudou.service.";

    private final Elements elements;
    private final Annotations annotations;
    private final TypeReader types;
    private final ParameterReader parameters;
    private final Problems problems;
    private final Options options;

    MethodReader(
            Elements elements,
            Annotations annotations,
            TypeReader types,
            ParameterReader parameters,
            Problems problems,
            Options options) {
        this.elements = elements;
        this.annotations = annotations;
        this.types = types;
        this.parameters = parameters;
        this.problems = problems;
        this.options = options;
    }

    /**
     * Reads a method.
     *
     * @param site of the interface that declares it, with what its type parameters stand for
     */
    Method read(ExecutableElement method, String interfaceName, Site site) {
        var here = site.at(method);
        refuseWhatHasNoForm(method, here);
        var route = route(method, interfaceName, here);
        var doc = DocComment.parse(elements.getDocComment(method));
        var result = types.read(method.getReturnType(), Annotations.ofMethod(method), here);
        return new Method(
                method.getSimpleName().toString(),
                route.name(),
                route.verb(),
                route.path(),
                doc.text(),
                parameters.read(method, route.verb(), route.path(), doc, here),
                result,
                doc.result(),
                doc.faults(),
                thrown(method),
                route.verb().isIdempotent() || annotations.has(method, PACKAGE + "Idempotent"),
                elements.isDeprecated(method),
                here.origin());
    }

    private void refuseWhatHasNoForm(ExecutableElement method, Site here) {
        if (!method.getTypeParameters().isEmpty()) {
            problems.add(here, "a route has no type parameters: write the types themselves");
        }
        if (method.isVarArgs()) {
            var last = method.getParameters().getLast();
            var type = JavaNames.simple(last.asType()).replaceAll("\\[]$|\\.\\.\\.$", "");
            problems.add(
                    here.at(last),
                    "a client cannot pass " + type + "...: write List<" + type + ">");
        }
    }

    /** What the method's name says, unless an annotation says it. */
    private RouteName route(ExecutableElement method, String interfaceName, Site here) {
        var name = method.getSimpleName().toString();
        var derived = RouteName.of(interfaceName, name, options.paths());
        var explicit = new ArrayList<RouteName>();
        for (var verb : Verb.values()) {
            annotations
                    .text(method, PACKAGE + annotation(verb))
                    .map(path -> new RouteName(verb, derived.name(), path))
                    .ifPresent(explicit::add);
        }
        if (explicit.size() > 1) {
            problems.add(here, "a method has one route: keep one of its verbs");
        }
        return explicit.isEmpty() ? derived : explicit.getFirst();
    }

    private static String annotation(Verb verb) {
        return Cases.toCamel(verb.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static List<JavaName> thrown(ExecutableElement method) {
        return method.getThrownTypes().stream()
                .filter(DeclaredType.class::isInstance)
                .map(type -> JavaNames.of((TypeElement) ((DeclaredType) type).asElement()))
                .toList();
    }
}
