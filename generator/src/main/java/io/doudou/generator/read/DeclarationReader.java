package io.doudou.generator.read;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Reads each record, enum and sealed interface that one service mentions exactly once, generic ones
 * once for each set of arguments. A name is given before the parts are read, so types may contain
 * themselves.
 */
final class DeclarationReader {

    /** Characters of a name; a longer one belongs to a type that grows with each recursion. */
    private static final int NAME_MAX = 240;

    /** The field that says which record of a choice it is. */
    private static final String DISCRIMINATOR = "type";

    private final Reading reading;
    private final TypeReader types;
    private final ComponentReader components;
    private final Map<Instance, String> names = new HashMap<>();
    private final Map<String, Declaration> declarations = new TreeMap<>();

    DeclarationReader(Reading reading) {
        this.reading = reading;
        this.types = new TypeReader(reading, this);
        this.components = new ComponentReader(reading, types);
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

    Type enumType(TypeElement element, Site site) {
        return new Type.EnumRef(named(element, List.of(), site, name -> readEnum(name, element)));
    }

    Type.RecordRef record(TypeElement element, List<TypeUse> arguments, Site site) {
        return new Type.RecordRef(
                named(
                        element,
                        arguments,
                        site,
                        name -> readRecord(name, element, arguments, site)));
    }

    Type choice(TypeElement element, List<TypeUse> arguments, Site site) {
        return new Type.ChoiceRef(
                named(
                        element,
                        arguments,
                        site,
                        name -> readChoice(name, element, arguments, site)));
    }

    /** The name of a type, which is read when it is mentioned for the first time. */
    private String named(
            TypeElement element,
            List<TypeUse> arguments,
            Site site,
            Function<String, Declaration> read) {
        var instance = new Instance(element.getQualifiedName().toString(), arguments);
        var known = names.get(instance);
        if (known != null) {
            return known;
        }
        var name = unique(instance, element);
        names.put(instance, name);
        if (name.length() > NAME_MAX) {
            reading.refuse(
                    site, "this type contains ever larger forms of itself: write it without");
        } else {
            declarations.put(name, read.apply(name));
        }
        return name;
    }

    private Declaration readEnum(String name, TypeElement element) {
        var constants =
                element.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(this::constant)
                        .toList();
        return new Declaration.EnumType(name, JavaNames.of(element), doc(element), constants);
    }

    private Declaration.Constant constant(Element constant) {
        var wire = reading.annotations().wire(constant);
        return new Declaration.Constant(constant.toString(), wire, doc(constant));
    }

    private Declaration readRecord(
            String name, TypeElement element, List<TypeUse> arguments, Site site) {
        return new Declaration.RecordType(
                name,
                JavaNames.of(element),
                arguments,
                doc(element),
                components.read(element, site.with(bound(element, arguments))),
                components.hasOwnConstructor(element),
                site.origin());
    }

    private Declaration readChoice(
            String name, TypeElement element, List<TypeUse> arguments, Site site) {
        // Compilers list the shapes in different orders.
        var shapes =
                shapes(element, arguments, site)
                        .sorted(Comparator.comparing(Declaration.Shape::tag))
                        .toList();
        return new Declaration.ChoiceType(
                name,
                JavaNames.of(element),
                arguments,
                doc(element),
                DISCRIMINATOR,
                shapes,
                site.origin());
    }

    /** The records of a sealed interface, those of sealed interfaces within it included. */
    private Stream<Declaration.Shape> shapes(
            TypeElement choice, List<TypeUse> arguments, Site site) {
        return choice.getPermittedSubclasses().stream()
                .map(permitted -> (TypeElement) ((DeclaredType) permitted).asElement())
                .flatMap(shape -> shapes(shape, choice, arguments, site));
    }

    private Stream<Declaration.Shape> shapes(
            TypeElement shape, TypeElement choice, List<TypeUse> arguments, Site site) {
        var given = argumentsOf(shape, choice, arguments);
        if (given.isEmpty()) {
            var advice = " has type parameters of its own: give it those of ";
            reading.refuse(site, shape.getQualifiedName() + advice + choice.getSimpleName());
            return Stream.empty();
        }
        if (shape.getKind() == ElementKind.RECORD) {
            var record = record(shape, given.get(), site);
            return Stream.of(new Declaration.Shape(tag(shape), record));
        }
        if (shape.getKind() == ElementKind.INTERFACE && !shape.getPermittedSubclasses().isEmpty()) {
            return shapes(shape, given.get(), site);
        }
        var place = " cannot travel as a shape of " + choice.getSimpleName();
        reading.refuse(site, shape.getQualifiedName() + place + ": make it a record");
        return Stream.empty();
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

    private String tag(TypeElement record) {
        return reading.annotations()
                .text(record, "io.doudou.service.JsonName")
                .orElse(record.getSimpleName().toString());
    }

    private String doc(Element element) {
        return DocComment.parse(reading.elements().getDocComment(element)).text();
    }

    /** The simple name with its arguments; when taken, with what encloses the type in front. */
    private String unique(Instance instance, TypeElement element) {
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
        return unique;
    }

    /** A type with the arguments that make it one of its own. */
    private record Instance(String qualifiedName, List<TypeUse> arguments) {}
}
