package io.doudou.cli.code;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * How types are called in one source file: by their simple name where that means them or can be
 * imported without changing what any name in the file means, else by their whole name. Gathers the
 * imports that become necessary.
 */
final class TypeNames {

    private final Elements elements;
    private final String packageName;
    private final Map<String, String> imported = new HashMap<>();
    private final Set<String> wildcards = new TreeSet<>();
    private final Set<String> newImports = new TreeSet<>();
    private final TypeElement user;

    /**
     * Names for a class.
     *
     * @param unit the file that the class stands in
     * @param user the class whose text will hold the names
     */
    TypeNames(Elements elements, CompilationUnitTree unit, TypeElement user) {
        this.elements = elements;
        this.user = user;
        this.packageName = elements.getPackageOf(user).getQualifiedName().toString();
        unit.getImports().stream()
                .filter(it -> !it.isStatic() && !it.isModule())
                .forEach(this::remember);
    }

    private void remember(ImportTree tree) {
        var name = tree.getQualifiedIdentifier().toString();
        if (name.endsWith(".*")) {
            wildcards.add(name.substring(0, name.length() - 2));
        } else {
            imported.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
    }

    /** Whole names of the types to import, sorted. */
    Set<String> newImports() {
        return newImports;
    }

    /** A class of this whole name, which is on the class path. */
    String of(String qualifiedName) {
        return Optional.ofNullable(elements.getTypeElement(qualifiedName))
                .map(this::of)
                .orElse(qualifiedName);
    }

    /** A class without its type arguments. */
    String of(TypeElement type) {
        if (type.getEnclosingElement() instanceof TypeElement outer) {
            return isVisibleMember(type)
                    ? type.getSimpleName().toString()
                    : of(outer) + "." + type.getSimpleName();
        }
        return means(type) || canImport(type)
                ? type.getSimpleName().toString()
                : type.getQualifiedName().toString();
    }

    /** A type with its arguments, and {@code @Nullable} where it says so. */
    String of(TypeMirror type) {
        var name =
                switch (type.getKind()) {
                    case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
                    case DECLARED -> declared((DeclaredType) type);
                    case WILDCARD -> wildcard((WildcardType) type);
                    default -> plain(type);
                };
        return nullable(type.getAnnotationMirrors())
                .filter(it -> type.getKind() != TypeKind.ARRAY)
                .map(it -> annotated(it, name))
                .orElse(name);
    }

    /** The annotation named {@code Nullable}, of whichever library. */
    static Optional<TypeElement> nullable(List<? extends AnnotationMirror> annotations) {
        return annotations.stream()
                .map(it -> (TypeElement) it.getAnnotationType().asElement())
                .filter(it -> it.getSimpleName().contentEquals("Nullable"))
                .findFirst();
    }

    /** In {@code Outer.Inner} the annotation belongs before the last name. */
    private String annotated(TypeElement annotation, String name) {
        var arguments = name.indexOf('<');
        var dot = (arguments < 0 ? name : name.substring(0, arguments)).lastIndexOf('.') + 1;
        return name.substring(0, dot) + "@" + of(annotation) + " " + name.substring(dot);
    }

    private static String plain(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? type.getKind().name().toLowerCase(Locale.ROOT)
                : bare(type);
    }

    private static String bare(TypeMirror type) {
        return type.getKind() == TypeKind.TYPEVAR
                ? ((TypeVariable) type).asElement().getSimpleName().toString()
                : type.toString();
    }

    private String declared(DeclaredType type) {
        var name = of((TypeElement) type.asElement());
        return type.getTypeArguments().isEmpty()
                ? name
                : type.getTypeArguments().stream()
                        .map(this::of)
                        .collect(Collectors.joining(", ", name + "<", ">"));
    }

    private String wildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return "? extends " + of(type.getExtendsBound());
        }
        return type.getSuperBound() == null ? "?" : "? super " + of(type.getSuperBound());
    }

    private boolean isVisibleMember(TypeElement type) {
        return memberInScope(type.getSimpleName().toString()).filter(type::equals).isPresent();
    }

    /** The member type that a simple name means inside the class, its outer classes included. */
    private Optional<TypeElement> memberInScope(String simpleName) {
        for (Element scope = user; scope instanceof TypeElement outer; ) {
            var found =
                    ElementFilter.typesIn(elements.getAllMembers(outer)).stream()
                            .filter(it -> it.getSimpleName().contentEquals(simpleName))
                            .findFirst();
            if (found.isPresent()) {
                return found;
            }
            if (outer.getSimpleName().contentEquals(simpleName)) {
                return Optional.of(outer);
            }
            scope = outer.getEnclosingElement();
        }
        return Optional.empty();
    }

    /** Whether the simple name means this type already. */
    private boolean means(TypeElement type) {
        var simple = type.getSimpleName().toString();
        var whole = type.getQualifiedName().toString();
        var member = memberInScope(simple);
        if (member.isPresent()) {
            return member.get().equals(type);
        }
        if (imported.containsKey(simple)) {
            return whole.equals(imported.get(simple));
        }
        if (exists(packageName, simple)) {
            return packageOf(type).equals(packageName);
        }
        var homes = wildcards.stream().filter(it -> exists(it, simple)).toList();
        return homes.equals(List.of(packageOf(type)))
                || (homes.isEmpty() && packageOf(type).equals("java.lang"));
    }

    /** An import is possible where the simple name meant nothing so far. */
    private boolean canImport(TypeElement type) {
        var simple = type.getSimpleName().toString();
        var taken =
                imported.containsKey(simple)
                        || memberInScope(simple).isPresent()
                        || exists(packageName, simple)
                        || exists("java.lang", simple)
                        || wildcards.stream().anyMatch(it -> exists(it, simple));
        if (taken || packageOf(type).isEmpty()) {
            return false;
        }
        imported.put(simple, type.getQualifiedName().toString());
        newImports.add(type.getQualifiedName().toString());
        return true;
    }

    private boolean exists(String packageName, String simpleName) {
        var name = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        return elements.getTypeElement(name) != null;
    }

    private String packageOf(TypeElement type) {
        PackageElement home = elements.getPackageOf(type);
        return home.getQualifiedName().toString();
    }
}
