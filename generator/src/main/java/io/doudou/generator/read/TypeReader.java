package io.doudou.generator.read;

import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Reads the type of one parameter, result or component. A type that cannot travel becomes a problem
 * that says what to write instead, and a stand-in, so that reading goes on.
 */
final class TypeReader {

    private static final Type STAND_IN = new Type.Scalar(ScalarKind.STRING, false);
    private static final Map<String, ScalarKind> SCALARS =
            Arrays.stream(ScalarKind.values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    ScalarKind::javaName, Function.identity()));

    private final ConstraintReader constraints;
    private final Problems problems;
    private final DeclarationReader declarations;

    TypeReader(Reading reading, DeclarationReader declarations) {
        this.constraints = new ConstraintReader(reading);
        this.problems = reading.problems();
        this.declarations = declarations;
    }

    /**
     * Reads one use of a type.
     *
     * @param annotations of the use: those of the type itself and those of what has the type
     */
    TypeUse read(TypeMirror mirror, List<AnnotationMirror> annotations, Site site) {
        boolean nullable = annotations.stream().anyMatch(TypeReader::isNullable);
        if (mirror instanceof TypeVariable variable
                && site.arguments().containsKey(variable.asElement())) {
            return merged(site.arguments().get(variable.asElement()), nullable, annotations, site);
        }
        var type = type(mirror, annotations, site);
        if (nullable && type instanceof Type.Scalar scalar && scalar.primitive()) {
            var box = new Type.Scalar(scalar.kind(), false).label();
            problems.add(
                    site,
                    scalar.kind().name().toLowerCase(Locale.ROOT)
                            + " is never null: write @Nullable "
                            + box);
        }
        if (type instanceof Type.OptionalOf optional) {
            return optional(optional, annotations, site);
        }
        return new TypeUse(type, nullable, constraints.read(annotations, type, site));
    }

    private static boolean isNullable(AnnotationMirror annotation) {
        return Annotations.type(annotation).getSimpleName().contentEquals("Nullable");
    }

    /** A type variable as what it stands for, with what is said at this use on top. */
    private TypeUse merged(
            TypeUse argument, boolean nullable, List<AnnotationMirror> annotations, Site site) {
        var all = new ArrayList<>(argument.constraints());
        all.addAll(constraints.read(annotations, argument.type(), site));
        return new TypeUse(
                argument.type(), argument.nullable() || nullable, all.stream().distinct().toList());
    }

    /** Constraints on an optional limit the value in it. */
    private TypeUse optional(
            Type.OptionalOf optional, List<AnnotationMirror> annotations, Site site) {
        var value = optional.value();
        if (value.nullable() || annotations.stream().anyMatch(TypeReader::isNullable)) {
            problems.add(
                    site,
                    "an Optional says already that the value may be absent: write it"
                            + " without @Nullable and without a second Optional");
        }
        var all =
                Stream.concat(
                                value.constraints().stream(),
                                constraints.read(annotations, value.type(), site).stream())
                        .distinct()
                        .toList();
        var limited = new TypeUse(value.type(), false, all);
        return new TypeUse(new Type.OptionalOf(limited, optional.holder()), true, List.of());
    }

    private Type type(TypeMirror mirror, List<AnnotationMirror> annotations, Site site) {
        return switch (mirror.getKind()) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, CHAR ->
                    new Type.Scalar(ScalarKind.valueOf(mirror.getKind().name()), true);
            case VOID -> new Type.Nothing();
            case ARRAY -> array((ArrayType) mirror, annotations, site);
            case DECLARED -> declared((DeclaredType) mirror, site);
            case ERROR -> {
                problems.addUnresolved();
                yield STAND_IN;
            }
            case TYPEVAR ->
                    refused(site, mirror + " can stand for any type: write the type itself");
            case WILDCARD -> refused(site, mirror + " can be any type: write the type itself");
            default -> refused(site, mirror + " cannot travel: write a record");
        };
    }

    private Type refused(Site site, String sentence) {
        problems.add(site, sentence);
        return STAND_IN;
    }

    private Type array(ArrayType array, List<AnnotationMirror> outer, Site site) {
        var component = array.getComponentType();
        if (component.getKind() == TypeKind.BYTE) {
            return new Type.Scalar(ScalarKind.BYTES, false);
        }
        // @Size String[] limits the array, but compilers also list it as one of String.
        var said = outer.stream().map(Object::toString).collect(Collectors.toSet());
        var own =
                component.getAnnotationMirrors().stream()
                        .filter(annotation -> !said.contains(annotation.toString()))
                        .map(AnnotationMirror.class::cast)
                        .toList();
        var element = read(component, own, site);
        if (component instanceof DeclaredType generic && !generic.getTypeArguments().isEmpty()) {
            return refused(
                    site,
                    "an array of a generic type is not safe: write List<"
                            + JavaNames.simple(generic)
                            + ">");
        }
        return new Type.ArrayOf(element);
    }

    private Type declared(DeclaredType type, Site site) {
        var element = (TypeElement) type.asElement();
        var name = element.getQualifiedName().toString();
        var scalar = SCALARS.get(name);
        if (scalar != null) {
            return new Type.Scalar(scalar, false);
        }
        if (type.getTypeArguments().size() < element.getTypeParameters().size()) {
            return refused(
                    site,
                    name
                            + " needs its type arguments: write "
                            + JavaNames.simple(element.asType()));
        }
        return switch (name) {
            case "java.util.List" -> new Type.ListOf(argument(type, 0, site));
            case "java.util.Set" -> new Type.SetOf(argument(type, 0, site));
            case "java.util.Map" -> map(type, site);
            case "java.util.Optional" ->
                    new Type.OptionalOf(argument(type, 0, site), Type.OptionalOf.Holder.OPTIONAL);
            case "java.util.OptionalInt" ->
                    optional(ScalarKind.INT, Type.OptionalOf.Holder.OPTIONAL_INT);
            case "java.util.OptionalLong" ->
                    optional(ScalarKind.LONG, Type.OptionalOf.Holder.OPTIONAL_LONG);
            case "java.util.OptionalDouble" ->
                    optional(ScalarKind.DOUBLE, Type.OptionalOf.Holder.OPTIONAL_DOUBLE);
            case "io.doudou.stream.Source" -> new Type.StreamOf(argument(type, 0, site));
            case "io.doudou.service.Upload" -> new Type.Upload();
            case "io.doudou.service.Download" -> new Type.Download();
            default -> reference(type, element, site);
        };
    }

    private TypeUse argument(DeclaredType type, int index, Site site) {
        var argument = type.getTypeArguments().get(index);
        return read(argument, List.copyOf(argument.getAnnotationMirrors()), site);
    }

    private Type map(DeclaredType type, Site site) {
        var key = argument(type, 0, site);
        boolean isText =
                key.type() instanceof Type.Scalar scalar && scalar.kind() == ScalarKind.STRING;
        if (!isText || key.nullable() || !key.constraints().isEmpty()) {
            problems.add(
                    site,
                    "the keys of a JSON object are plain texts: write Map<String, "
                            + JavaNames.simple(type.getTypeArguments().get(1))
                            + ">");
        }
        return new Type.MapOf(argument(type, 1, site));
    }

    private static Type optional(ScalarKind kind, Type.OptionalOf.Holder holder) {
        return new Type.OptionalOf(TypeUse.of(new Type.Scalar(kind, true)), holder);
    }

    private Type reference(DeclaredType type, TypeElement element, Site site) {
        if (element.getKind() == ElementKind.ENUM) {
            return declarations.enumType(element, site);
        }
        boolean isSealed = element.getModifiers().contains(Modifier.SEALED);
        if (element.getKind() != ElementKind.RECORD
                && !(element.getKind() == ElementKind.INTERFACE && isSealed)) {
            return refused(site, Advice.on(element));
        }
        var arguments = new ArrayList<TypeUse>();
        for (int i = 0; i < type.getTypeArguments().size(); i++) {
            arguments.add(argument(type, i, site));
        }
        return element.getKind() == ElementKind.RECORD
                ? declarations.record(element, arguments, site)
                : declarations.choice(element, arguments, site);
    }
}
