package io.doudou.generator.read;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Options;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;

/**
 * Reads each record, enum and sealed interface that one service mentions exactly once, generic ones
 * once for each set of arguments. A name is given before the parts are read, so types may contain
 * themselves.
 */
final class DeclarationReader {

    /** Characters of a name; a longer one belongs to a type that grows with each recursion. */
    private static final int NAME_MAX = 240;

    private final Elements elements;
    private final Annotations annotations;
    private final Problems problems;
    private final TypeReader types;
    private final ComponentReader components;
    private final Map<Instance, String> names = new HashMap<>();
    private final Map<String, Declaration> declarations = new TreeMap<>();

    DeclarationReader(
            Elements elements, Annotations annotations, Problems problems, Options options) {
        this.elements = elements;
        this.annotations = annotations;
        this.problems = problems;
        this.types = new TypeReader(new ConstraintReader(annotations, problems), problems, this);
        this.components = new ComponentReader(elements, annotations, types, options);
    }

    TypeReader types() {
        return types;
    }

    /** Everything that was read, sorted by name. */
    List<Declaration> all() {
        return List.copyOf(declarations.values());
    }

    /** The components of a record that was read; none of one that had no end. */
    List<Component> components(Type.RecordRef reference) {
        return declarations.get(reference.name()) instanceof Declaration.RecordType record
                ? record.components()
                : List.of();
    }

    Type enumType(TypeElement element) {
        var instance = new Instance(element.getQualifiedName().toString(), List.of());
        var known = names.get(instance);
        if (known != null) {
            return new Type.EnumRef(known);
        }
        var name = name(instance, element);
        var constants =
                element.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(each -> new Declaration.Constant(each.toString(), doc(each)))
                        .toList();
        declarations.put(
                name,
                new Declaration.EnumType(name, JavaNames.of(element), doc(element), constants));
        return new Type.EnumRef(name);
    }

    Type record(TypeElement element, List<TypeUse> arguments, Site site) {
        var instance = new Instance(element.getQualifiedName().toString(), arguments);
        var known = names.get(instance);
        if (known != null) {
            return new Type.RecordRef(known);
        }
        var name = name(instance, element);
        if (isFinite(name, site)) {
            var inside = site.with(bound(element, arguments));
            declarations.put(
                    name,
                    new Declaration.RecordType(
                            name,
                            JavaNames.of(element),
                            arguments,
                            doc(element),
                            components.read(element, inside),
                            components.hasOwnConstructor(element),
                            site.origin()));
        }
        return new Type.RecordRef(name);
    }

    Type choice(TypeElement element, List<TypeUse> arguments, Site site) {
        var instance = new Instance(element.getQualifiedName().toString(), arguments);
        var known = names.get(instance);
        if (known != null) {
            return new Type.ChoiceRef(known);
        }
        var name = name(instance, element);
        if (isFinite(name, site)) {
            var shapes = new ArrayList<Declaration.Shape>();
            readShapes(element, arguments, site, shapes);
            // Compilers list them in different orders.
            shapes.sort(Comparator.comparing(Declaration.Shape::tag));
            declarations.put(
                    name,
                    new Declaration.ChoiceType(
                            name,
                            JavaNames.of(element),
                            arguments,
                            doc(element),
                            "type",
                            shapes,
                            site.origin()));
        }
        return new Type.ChoiceRef(name);
    }

    /** The records of a sealed interface, those of sealed interfaces within it included. */
    private void readShapes(
            TypeElement choice,
            List<TypeUse> arguments,
            Site site,
            List<Declaration.Shape> shapes) {
        for (var permitted : choice.getPermittedSubclasses()) {
            var element = (TypeElement) ((DeclaredType) permitted).asElement();
            var given = argumentsOf(element, choice, arguments);
            if (given.isEmpty()) {
                problems.add(
                        site,
                        element.getQualifiedName()
                                + " has type parameters of its own: give it those of "
                                + choice.getSimpleName());
            } else if (element.getKind() == ElementKind.RECORD) {
                if (record(element, given.get(), site) instanceof Type.RecordRef record) {
                    shapes.add(new Declaration.Shape(tag(element), record));
                }
            } else if (element.getKind() == ElementKind.INTERFACE
                    && !element.getPermittedSubclasses().isEmpty()) {
                readShapes(element, given.get(), site, shapes);
            } else {
                problems.add(
                        site,
                        element.getQualifiedName()
                                + " cannot travel as a shape of "
                                + choice.getSimpleName()
                                + ": make it a record");
            }
        }
    }

    /**
     * What the type parameters of {@code shape} stand for when the arguments of its sealed
     * interface are known: {@code record Ok<V>(V value) implements Result<V>}.
     */
    private static Optional<List<TypeUse>> argumentsOf(
            TypeElement shape, TypeElement choice, List<TypeUse> arguments) {
        var bound = new HashMap<Element, TypeUse>();
        for (var parent : shape.getInterfaces()) {
            if (parent instanceof DeclaredType declared && declared.asElement().equals(choice)) {
                bind(declared.getTypeArguments(), arguments, bound);
            }
        }
        var parameters = shape.getTypeParameters();
        return bound.keySet().containsAll(parameters)
                ? Optional.of(parameters.stream().map(bound::get).toList())
                : Optional.empty();
    }

    private static void bind(
            List<? extends TypeMirror> written, List<TypeUse> given, Map<Element, TypeUse> bound) {
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i) instanceof TypeVariable variable) {
                bound.put(variable.asElement(), given.get(i));
            }
        }
    }

    private static Map<Element, TypeUse> bound(TypeElement element, List<TypeUse> arguments) {
        var bound = new HashMap<Element, TypeUse>();
        for (int i = 0; i < arguments.size(); i++) {
            bound.put(element.getTypeParameters().get(i), arguments.get(i));
        }
        return bound;
    }

    private boolean isFinite(String name, Site site) {
        boolean isFinite = name.length() <= NAME_MAX;
        if (!isFinite) {
            problems.add(site, "this type contains ever larger forms of itself: write it without");
        }
        return isFinite;
    }

    private String tag(TypeElement record) {
        return annotations
                .text(record, "io.doudou.service.JsonName")
                .orElse(record.getSimpleName().toString());
    }

    private String doc(Element element) {
        return DocComment.parse(elements.getDocComment(element)).text();
    }

    /** The simple name with its arguments; when taken, with what encloses the type in front. */
    private String name(Instance instance, TypeElement element) {
        var label = new StringBuilder(element.getSimpleName());
        for (int i = 0; i < instance.arguments().size(); i++) {
            label.append(i == 0 ? "Of" : "And").append(instance.arguments().get(i).label());
        }
        var name = label.toString();
        if (names.containsValue(name)) {
            var canonical = JavaNames.of(element).canonicalName().split("\\.");
            var outer = canonical[Math.max(0, canonical.length - 2)];
            name = Cases.toCamel(outer) + name;
        }
        var unique = name;
        for (int i = 2; names.containsValue(unique); i++) {
            unique = name + i;
        }
        names.put(instance, unique);
        return unique;
    }

    /** A type with the arguments that make it one of its own. */
    private record Instance(String qualifiedName, List<TypeUse> arguments) {}
}
