package io.doudou.generator.read;

import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads one method of a service interface and decides its verb and path. */
final class MethodReader {

    private static final String PACKAGE = "io.doudou.service.";

    /** What compilers call parameters whose names a class file does not keep. */
    private static final Pattern LOST_NAME = Pattern.compile("arg\\d+");

    private final Reading reading;
    private final TypeReader types;
    private final ParameterReader parameters;

    MethodReader(Reading reading, DeclarationReader declarations) {
        this.reading = reading;
        this.types = declarations.types();
        this.parameters = new ParameterReader(reading, declarations);
    }

    /**
     * Reads a method.
     *
     * @param here the site of the method, with what the type parameters of its interface stand for
     */
    Method read(ExecutableElement method, String interfaceName, Site here) {
        refuseWhatHasNoForm(method, here);
        refuseLostNames(method, here);
        refuseTopic(method, here);
        var route = route(method, interfaceName, here);
        var doc = DocComment.parse(reading.elements().getDocComment(method));
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
                route.verb().isIdempotent()
                        || reading.annotations().has(method, PACKAGE + "Idempotent"),
                reading.elements().isDeprecated(method),
                here.origin());
    }

    private void refuseWhatHasNoForm(ExecutableElement method, Site here) {
        if (!method.getTypeParameters().isEmpty()) {
            reading.refuse(here, "a route has no type parameters: write the types themselves");
        }
        if (method.isVarArgs()) {
            var last = method.getParameters().getLast();
            var type = JavaNames.simple(last.asType()).replaceAll("\\[]$|\\.\\.\\.$", "");
            reading.refuse(
                    here.part(last),
                    "a client cannot pass " + type + "...: write List<" + type + ">");
        }
    }

    private void refuseTopic(ExecutableElement method, Site here) {
        if (reading.annotations().has(method, TopicsReader.TOPIC)) {
            reading.refuse(
                    here, "nobody answers a topic: move it to an interface without @Service");
        }
    }

    private void refuseLostNames(ExecutableElement method, Site here) {
        boolean areLost =
                !here.isInSource()
                        && method.getParameters().stream()
                                .anyMatch(
                                        each -> LOST_NAME.matcher(each.getSimpleName()).matches());
        if (areLost) {
            var lost = "its class file keeps no names of parameters";
            reading.refuse(here, lost + ": compile it with -parameters");
        }
    }

    /** What the method's name says, unless an annotation says it. */
    private RouteName route(ExecutableElement method, String interfaceName, Site here) {
        var name = method.getSimpleName().toString();
        var derived = RouteName.of(interfaceName, name, reading.options().paths());
        var explicit = new ArrayList<RouteName>();
        for (var verb : Verb.values()) {
            reading.annotations()
                    .text(method, PACKAGE + annotation(verb))
                    .map(path -> new RouteName(verb, derived.name(), path))
                    .ifPresent(explicit::add);
        }
        if (explicit.size() > 1) {
            reading.refuse(here, "a method has one route: keep one of its verbs");
        }
        return explicit.isEmpty() ? derived : explicit.getFirst();
    }

    private static String annotation(Verb verb) {
        return Cases.toCamel(verb.name().toLowerCase(Locale.ROOT));
    }

    private static List<JavaName> thrown(ExecutableElement method) {
        return method.getThrownTypes().stream()
                .filter(DeclaredType.class::isInstance)
                .map(type -> JavaNames.of((TypeElement) ((DeclaredType) type).asElement()))
                .toList();
    }
}
