package io.doudou.cli.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Writes an expression for a value of any type that a service may answer with, plausible for its
 * name and within its constraints. What the caller sent is used where name and type agree, so a
 * front end that asks for user 7 gets a user 7.
 */
final class Examples {

    private final Types types;
    private final TypeNames names;
    private final List<Known> known;

    /** A value at hand where the expression will stand: {@code id}, {@code query.pageNo()}. */
    record Known(String name, TypeMirror type, String expression) {}

    Examples(Types types, TypeNames names, List<Known> known) {
        this.types = types;
        this.names = names;
        this.known = known;
    }

    /** An example for what a method returns. */
    Expression of(TypeMirror type, String name) {
        return value(new Wanted(type, name, Limits.of(type.getAnnotationMirrors()), List.of()));
    }

    /**
     * What is wanted.
     *
     * @param inside the records that it is a part of, outermost first
     */
    private record Wanted(TypeMirror type, String name, Limits limits, List<Element> inside) {

        Wanted element(TypeMirror elementType) {
            var single =
                    name.endsWith("s") && name.length() > 1
                            ? name.substring(0, name.length() - 1)
                            : name;
            var limits = Limits.of(elementType.getAnnotationMirrors());
            return new Wanted(elementType, single, limits, inside);
        }
    }

    private Expression value(Wanted wanted) {
        return given(wanted).orElseGet(() -> made(wanted));
    }

    private Optional<Expression> given(Wanted wanted) {
        return known.stream()
                .filter(it -> it.name().equals(wanted.name()))
                .filter(it -> types.isSameType(it.type(), wanted.type()))
                .filter(it -> TypeNames.nullable(it.type().getAnnotationMirrors()).isEmpty())
                .map(it -> Expression.text(it.expression()))
                .findFirst();
    }

    private Expression made(Wanted wanted) {
        var type = wanted.type();
        return switch (type.getKind()) {
            case BOOLEAN -> Expression.text(String.valueOf(ExampleWords.truth(wanted.name())));
            case CHAR -> Expression.text("'a'");
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> primitive(wanted, type.getKind());
            case ARRAY -> array(wanted, (ArrayType) type);
            case DECLARED -> declared(wanted, (DeclaredType) type);
            case WILDCARD -> wildcard(wanted, (WildcardType) type);
            default -> Expression.text("null");
        };
    }

    private Expression wildcard(Wanted wanted, WildcardType type) {
        return Stream.of(
                        Optional.ofNullable(type.getExtendsBound()),
                        Optional.ofNullable(type.getSuperBound()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(bound -> value(wanted.element(bound)))
                .orElse(Expression.text("null"));
    }

    private static Expression primitive(Wanted wanted, TypeKind kind) {
        var number = wanted.limits().nearest(ExampleWords.number(wanted.name()));
        return Expression.text(
                switch (kind) {
                    case LONG -> whole(number) + "L";
                    case FLOAT -> number.toPlainString() + "f";
                    case DOUBLE -> fraction(number);
                    case BYTE -> "(byte) " + whole(number);
                    case SHORT -> "(short) " + whole(number);
                    default -> whole(number);
                });
    }

    private static String whole(BigDecimal number) {
        return number.toBigInteger().toString();
    }

    private static String fraction(BigDecimal number) {
        var text = number.toPlainString();
        return text.contains(".") ? text : text + ".0";
    }

    private Expression array(Wanted wanted, ArrayType type) {
        if (type.getComponentType().getKind() == TypeKind.BYTE) {
            return Expression.text("new byte[] {1, 2, 3}");
        }
        var element = value(wanted.element(type.getComponentType())).flat();
        return Expression.text("new " + names.of(type) + " {" + element + "}");
    }

    private Expression declared(Wanted wanted, DeclaredType type) {
        var element = (TypeElement) type.asElement();
        return switch (element.getQualifiedName().toString()) {
            case "java.lang.String", "java.lang.CharSequence" -> text(wanted);
            case "java.lang.Boolean" -> primitiveOf(wanted, TypeKind.BOOLEAN);
            case "java.lang.Character" -> primitiveOf(wanted, TypeKind.CHAR);
            case "java.lang.Byte" -> primitive(wanted, TypeKind.BYTE);
            case "java.lang.Short" -> primitive(wanted, TypeKind.SHORT);
            case "java.lang.Integer" -> primitive(wanted, TypeKind.INT);
            case "java.lang.Long" -> primitive(wanted, TypeKind.LONG);
            case "java.lang.Float" -> primitive(wanted, TypeKind.FLOAT);
            case "java.lang.Double" -> primitive(wanted, TypeKind.DOUBLE);
            case "java.math.BigDecimal" -> created(element, quoted(number(wanted).toPlainString()));
            case "java.math.BigInteger" -> created(element, quoted(whole(number(wanted))));
            case "java.util.Optional" -> optional(wanted, element, type);
            case "java.util.OptionalInt" -> made(element, ".of", primitive(wanted, TypeKind.INT));
            case "java.util.OptionalLong" -> made(element, ".of", primitive(wanted, TypeKind.LONG));
            case "java.util.OptionalDouble" ->
                    made(element, ".of", primitive(wanted, TypeKind.DOUBLE));
            case "java.util.List", "java.util.Collection", "java.lang.Iterable" ->
                    collection(wanted, "java.util.List", type);
            case "java.util.Set" -> collection(wanted, "java.util.Set", type);
            case "java.util.Map" -> map(wanted, type);
            case "io.doudou.service.Download" -> download(element);
            default -> ofOwnType(wanted, element, type);
        };
    }

    private Expression ofOwnType(Wanted wanted, TypeElement element, DeclaredType type) {
        var time = ExampleTimes.of(element.getQualifiedName().toString(), wanted.limits());
        if (time.isPresent()) {
            return Expression.text(names.of(element) + time.get());
        }
        if (wanted.inside().contains(element)) {
            return Expression.text("null"); // a record inside itself has to end somewhere
        }
        return switch (element.getKind()) {
            case ENUM -> constant(element);
            case RECORD -> record(wanted, element, type);
            case INTERFACE -> permitted(wanted, element);
            default -> Expression.text("null");
        };
    }

    private static BigDecimal number(Wanted wanted) {
        return wanted.limits().nearest(ExampleWords.number(wanted.name()));
    }

    private Expression primitiveOf(Wanted wanted, TypeKind kind) {
        return made(
                new Wanted(
                        types.getPrimitiveType(kind),
                        wanted.name(),
                        wanted.limits(),
                        wanted.inside()));
    }

    private static Expression text(Wanted wanted) {
        var limits = wanted.limits();
        var usual = limits.email() ? "ada@example.com" : ExampleWords.text(wanted.name());
        var fitted = limits.fitted(usual);
        var text =
                limits.pattern()
                        .filter(pattern -> !PatternSample.matches(pattern, fitted))
                        .flatMap(PatternSample::of)
                        .orElse(fitted);
        return Expression.text(quoted(text));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private Expression created(TypeElement type, String argument) {
        return Expression.call("new " + names.of(type), argument);
    }

    private Expression made(TypeElement type, String factory, Expression argument) {
        return Expression.call(names.of(type) + factory, List.of(argument));
    }

    private Expression optional(Wanted wanted, TypeElement element, DeclaredType type) {
        var content = value(wanted.element(type.getTypeArguments().getFirst()));
        return content.flat().equals("null")
                ? Expression.call(names.of(element) + ".empty", List.of())
                : made(element, ".of", content);
    }

    private Expression collection(Wanted wanted, String name, DeclaredType type) {
        if (type.getTypeArguments().isEmpty()) {
            return Expression.call(names.of(name) + ".of", List.of());
        }
        var element = value(wanted.element(type.getTypeArguments().getFirst()));
        var elements =
                element.flat().equals("null")
                        ? List.<Expression>of()
                        : Collections.nCopies(
                                name.endsWith("Set") ? 1 : Math.max(1, wanted.limits().shortest()),
                                element);
        return Expression.call(names.of(name) + ".of", elements);
    }

    private Expression map(Wanted wanted, DeclaredType type) {
        var name = names.of("java.util.Map") + ".of";
        if (type.getTypeArguments().size() < 2) {
            return Expression.call(name, List.of());
        }
        var value = value(wanted.element(type.getTypeArguments().get(1)));
        return value.flat().equals("null")
                ? Expression.call(name, List.of())
                : Expression.call(name, List.of(Expression.text("\"example\""), value));
    }

    private Expression download(TypeElement type) {
        var charset = names.of("java.nio.charset.StandardCharsets");
        return Expression.call(
                names.of(type) + ".of",
                "\"example.txt\"",
                "\"text/plain\"",
                "\"An example.\".getBytes(" + charset + ".UTF_8)");
    }

    private Expression constant(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(it -> it.getKind() == ElementKind.ENUM_CONSTANT)
                .findFirst()
                .map(it -> Expression.text(names.of(type) + "." + it.getSimpleName()))
                .orElse(Expression.text("null"));
    }

    private Expression record(Wanted wanted, TypeElement element, DeclaredType type) {
        var inside = new ArrayList<>(wanted.inside());
        inside.add(element);
        var arguments =
                element.getRecordComponents().stream()
                        .map(component -> component(component, type, inside))
                        .toList();
        var diamond = element.getTypeParameters().isEmpty() ? "" : "<>";
        return Expression.call("new " + names.of(element) + diamond, arguments);
    }

    private Expression component(
            RecordComponentElement component, DeclaredType type, List<Element> inside) {
        // The component itself is no member of the type with its arguments; its accessor is.
        var accessor = (ExecutableType) types.asMemberOf(type, component.getAccessor());
        var annotations = new ArrayList<AnnotationMirror>();
        annotations.addAll(component.getAnnotationMirrors());
        annotations.addAll(component.getAccessor().getAnnotationMirrors());
        annotations.addAll(component.asType().getAnnotationMirrors());
        return value(
                new Wanted(
                        accessor.getReturnType(),
                        component.getSimpleName().toString(),
                        Limits.of(annotations),
                        inside));
    }

    /** For a sealed interface its first record; for any other interface there is no example. */
    private Expression permitted(Wanted wanted, TypeElement element) {
        return element.getPermittedSubclasses().stream()
                .findFirst()
                .map(it -> value(new Wanted(it, wanted.name(), Limits.NONE, wanted.inside())))
                .orElse(Expression.text("null"));
    }

    /** The values that a method has at hand: its parameters, and the components of its records. */
    static List<Known> known(List<Parameter> parameters, Types types) {
        var known = new ArrayList<Known>();
        for (var parameter : parameters) {
            known.add(new Known(parameter.name(), parameter.type(), parameter.name()));
        }
        for (var parameter : parameters) {
            if (types.asElement(parameter.type()) instanceof TypeElement type
                    && type.getKind() == ElementKind.RECORD) {
                for (var component : ElementFilter.recordComponentsIn(type.getEnclosedElements())) {
                    var name = component.getSimpleName().toString();
                    var accessor = parameter.name() + "." + name + "()";
                    known.add(new Known(name, component.asType(), accessor));
                }
            }
        }
        return List.copyOf(known);
    }

    /** A parameter of a method with its type as the implementation sees it. */
    record Parameter(String name, TypeMirror type) {}
}
