package io.doudou.generator.read;

import io.doudou.generator.model.Wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads annotations by name, so that none of their classes must be on the processor's path. */
final class Annotations {

    private static final String ON_WIRE = "io.doudou.service.OnWire";

    private final Elements elements;

    Annotations(Elements elements) {
        this.elements = elements;
    }

    /** The annotation of that canonical name. */
    Optional<? extends AnnotationMirror> find(Element element, String name) {
        return element.getAnnotationMirrors().stream()
                .filter(annotation -> name(annotation).equals(name))
                .findFirst();
    }

    boolean has(Element element, String name) {
        return find(element, name).isPresent();
    }

    /** The text {@code value} of the annotation of that name. */
    Optional<String> text(Element element, String name) {
        return find(element, name).map(annotation -> (String) value(annotation, "value"));
    }

    /** What {@code @OnWire} says. */
    Wire wire(Element element) {
        return find(element, ON_WIRE)
                .map(each -> new Wire((int) value(each, "value"), (String) value(each, "type")))
                .orElse(Wire.NONE);
    }

    /** The value of one member, given or default. */
    Object value(AnnotationMirror annotation, String member) {
        for (var entry : elements.getElementValuesWithDefaults(annotation).entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue().getValue();
            }
        }
        throw new IllegalArgumentException(name(annotation) + " has no member " + member);
    }

    /** The annotations inside a member that is an array of annotations. */
    static List<AnnotationMirror> nested(Object value) {
        var nested = new ArrayList<AnnotationMirror>();
        for (var each : (List<?>) value) {
            if (each instanceof AnnotationValue holder
                    && holder.getValue() instanceof AnnotationMirror annotation) {
                nested.add(annotation);
            }
        }
        return nested;
    }

    /** Those of a parameter or method and those of its type, which compilers list separately. */
    static List<AnnotationMirror> ofUse(Element element, TypeMirror type) {
        var all = new ArrayList<AnnotationMirror>(element.getAnnotationMirrors());
        all.addAll(type.getAnnotationMirrors());
        return all;
    }

    static List<AnnotationMirror> ofMethod(ExecutableElement method) {
        return ofUse(method, method.getReturnType());
    }

    static TypeElement type(AnnotationMirror annotation) {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }

    static String name(AnnotationMirror annotation) {
        return type(annotation).getQualifiedName().toString();
    }
}
