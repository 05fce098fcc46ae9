package io.doudou.cli.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Compares a class with the service that it implements.
 *
 * @param missing methods of the interface that the class neither has nor inherits, in the
 *     interface's order
 * @param outdated methods of the class that fit the interface no longer
 */
record Gap(List<ExecutableElement> missing, List<Outdated> outdated) {

    /** A method of the class, and why it does not fit. */
    record Outdated(ExecutableElement method, String reason) {}

    static Gap between(TypeElement contract, TypeElement type, Elements elements, Types types) {
        var comparison = new Comparison(contract, type, elements, types);
        return new Gap(comparison.missing(), comparison.outdated());
    }

    private record Comparison(
            TypeElement contract, TypeElement type, Elements elements, Types types) {

        List<ExecutableElement> missing() {
            var inherited = ElementFilter.methodsIn(elements.getAllMembers(type));
            return contractMethods().stream()
                    .filter(it -> it.getModifiers().contains(Modifier.ABSTRACT))
                    .filter(inherited::contains)
                    .toList();
        }

        /** The interface's own methods first, then those of interfaces that it extends. */
        private List<ExecutableElement> contractMethods() {
            var methods = new ArrayList<>(ElementFilter.methodsIn(contract.getEnclosedElements()));
            ElementFilter.methodsIn(elements.getAllMembers(contract)).stream()
                    .filter(it -> it.getModifiers().contains(Modifier.ABSTRACT))
                    .filter(it -> !methods.contains(it))
                    .forEach(methods::add);
            return methods;
        }

        List<Outdated> outdated() {
            var outdated = new ArrayList<Outdated>();
            for (var method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                reason(method).ifPresent(reason -> outdated.add(new Outdated(method, reason)));
            }
            return outdated;
        }

        private Optional<String> reason(ExecutableElement method) {
            if (overridesAnything(method)) {
                return differentResult(method);
            }
            var namesake =
                    contractMethods().stream()
                            .filter(it -> it.getSimpleName().equals(method.getSimpleName()))
                            .findFirst();
            if (namesake.isPresent()) {
                return Optional.of(
                        shown(method)
                                + " does not fit the interface, which now says "
                                + shown(namesake.get())
                                + "; move what it does there and remove it");
            }
            return claimsToOverride(method)
                    ? Optional.of(
                            shown(method)
                                    + " is no longer in "
                                    + contract.getSimpleName()
                                    + "; remove it, or its @Override")
                    : Optional.empty();
        }

        private Optional<String> differentResult(ExecutableElement method) {
            return contractMethods().stream()
                    .filter(it -> elements.overrides(method, it, type))
                    .map(this::resultHere)
                    .filter(result -> !fits(method, result))
                    .map(
                            result ->
                                    shown(method)
                                            + " returns "
                                            + simple(method.getReturnType())
                                            + ", but the interface now says "
                                            + simple(result))
                    .findFirst();
        }

        private TypeMirror resultHere(ExecutableElement method) {
            var here = types.asMemberOf((DeclaredType) type.asType(), method);
            return ((ExecutableType) here).getReturnType();
        }

        private boolean fits(ExecutableElement method, TypeMirror result) {
            var own = method.getReturnType();
            return types.isSameType(own, result)
                    || (!own.getKind().isPrimitive()
                            && !result.getKind().isPrimitive()
                            && types.isSubtype(types.erasure(own), types.erasure(result)));
        }

        private static boolean claimsToOverride(ExecutableElement method) {
            return method.getAnnotation(Override.class) != null;
        }

        private boolean overridesAnything(ExecutableElement method) {
            return superTypes(type).stream()
                    .flatMap(it -> ElementFilter.methodsIn(it.getEnclosedElements()).stream())
                    .anyMatch(it -> elements.overrides(method, it, type));
        }

        private List<TypeElement> superTypes(TypeElement of) {
            var all = new ArrayList<TypeElement>();
            for (var direct : types.directSupertypes(of.asType())) {
                var element = (TypeElement) types.asElement(direct);
                all.add(element);
                all.addAll(superTypes(element));
            }
            return all;
        }

        /** The method as in {@code getUser(long)}. */
        private String shown(ExecutableElement method) {
            return method.getParameters().stream()
                    .map(it -> simple(it.asType()))
                    .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
        }

        /** A type without packages and annotations. */
        private static String simple(TypeMirror type) {
            return type.toString()
                    .replaceAll("@[\\w.]+(\\([^)]*\\))?[\\s,]*", "")
                    .replaceAll("\\b[a-z]\\w*\\.(?=\\w)", "");
        }
    }
}
