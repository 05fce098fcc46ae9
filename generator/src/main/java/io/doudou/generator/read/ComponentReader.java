package io.doudou.generator.read;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;
import io.doudou.generator.model.Wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the components of records: types, constraints, comments, and names on the wire. */
final class ComponentReader {

    private static final String JSON_NAME = "io.doudou.service.JsonName";

    private final Reading reading;
    private final TypeReader types;

    ComponentReader(Reading reading, TypeReader types) {
        this.reading = reading;
        this.types = types;
    }

    /**
     * The components in order.
     *
     * @param site of the record, with what its type parameters stand for
     */
    List<Component> read(TypeElement record, Site site) {
        var doc = DocComment.parse(reading.elements().getDocComment(record));
        var taken =
                record.getRecordComponents().stream()
                        .map(this::wireName)
                        .collect(Collectors.toSet());
        var components = new ArrayList<Component>();
        for (var component : record.getRecordComponents()) {
            var name = component.getSimpleName().toString();
            var here = reading.sources().siteOf(field(record, component), record, site);
            var use = types.read(component.asType(), annotationsOf(component), here);
            var wire = reading.annotations().wire(component);
            components.add(
                    new Component(
                            name,
                            wireName(component),
                            otherNames(component, taken),
                            isRequired(use, wire),
                            use,
                            wire,
                            doc.parameter(name),
                            here.origin()));
        }
        return components;
    }

    /** The field stands where the component does, and has a line under every compiler. */
    private static Element field(TypeElement record, RecordComponentElement component) {
        return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
                .<Element>map(field -> field)
                .findFirst()
                .orElse(component);
    }

    /** Whether a constructor is written with the components: it may refuse values. */
    boolean hasOwnConstructor(TypeElement record) {
        var canonical =
                record.getRecordComponents().stream()
                        .map(each -> each.asType().toString())
                        .toList();
        return ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
                .filter(
                        each ->
                                each.getParameters().stream()
                                        .map(parameter -> parameter.asType().toString())
                                        .toList()
                                        .equals(canonical))
                .anyMatch(each -> reading.elements().getOrigin(each) == Elements.Origin.EXPLICIT);
    }

    /** Compilers list annotations at the component, its accessor or its type by their targets. */
    private static List<AnnotationMirror> annotationsOf(RecordComponentElement component) {
        var all = Annotations.ofUse(component, component.asType());
        if (component.getAccessor() != null) {
            all.addAll(component.getAccessor().getAnnotationMirrors());
        }
        return all;
    }

    private String wireName(RecordComponentElement component) {
        var name = component.getSimpleName().toString();
        return reading.annotations()
                .text(component, JSON_NAME)
                .orElseGet(
                        () ->
                                switch (reading.options().names()) {
                                    case CAMEL -> name;
                                    case SNAKE -> Cases.toSnake(name);
                                });
    }

    /** The name in the other case, unless a component is written under it. */
    private List<String> otherNames(RecordComponentElement component, Set<String> taken) {
        if (reading.annotations().has(component, JSON_NAME)) {
            return List.of();
        }
        var name = component.getSimpleName().toString();
        return Stream.of(name, Cases.toSnake(name))
                .filter(other -> !taken.contains(other))
                .distinct()
                .toList();
    }

    /** JSON of a {@code .proto} file may leave out zeros, as its messages do. */
    private boolean isRequired(TypeUse use, Wire wire) {
        boolean mayBeOmitted =
                (reading.options().omitEmpty() || wire.isSaid())
                        && use.constraints().isEmpty()
                        && (hasEmptyValue(use.type()) || (wire.isSaid() && hasZero(use.type())));
        return !use.nullable() && !mayBeOmitted;
    }

    /** Whether messages leave out a value of the type, which {@code doudou.omitEmpty} does not. */
    private static boolean hasZero(Type type) {
        return type instanceof Type.EnumRef
                || (type instanceof Type.Scalar scalar && scalar.kind() == ScalarKind.BYTES);
    }

    /** Whether the type has a value that {@code doudou.omitEmpty} leaves out. */
    private static boolean hasEmptyValue(Type type) {
        return switch (type) {
            case Type.Scalar scalar ->
                    scalar.kind().isNumber()
                            || scalar.kind() == ScalarKind.BOOLEAN
                            || scalar.kind() == ScalarKind.STRING;
            case Type.ListOf _, Type.SetOf _, Type.ArrayOf _, Type.MapOf _ -> true;
            case Type.Reference _,
                    Type.OptionalOf _,
                    Type.StreamOf _,
                    Type.Upload _,
                    Type.Download _,
                    Type.Nothing _ ->
                    false;
        };
    }
}
