package io.doudou.generator.read;

import io.doudou.generator.model.JavaName;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Names of classes as the model holds them. */
final class JavaNames {

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private JavaNames() {}

    static JavaName of(TypeElement type) {
        var simpleName = type.getSimpleName().toString();
        return switch (type.getEnclosingElement()) {
            case TypeElement outer -> within(of(outer), simpleName);
            case PackageElement owner ->
                    new JavaName(owner.getQualifiedName().toString(), List.of(simpleName));
            case null, default -> throw new IllegalArgumentException(type + " is a local class");
        };
    }

    /** A type as people write it: without packages. */
    static String simple(TypeMirror type) {
        return PACKAGE.matcher(type.toString()).replaceAll("");
    }

    private static JavaName within(JavaName outer, String simpleName) {
        var simpleNames = new ArrayList<>(outer.simpleNames());
        simpleNames.add(simpleName);
        return new JavaName(outer.packageName(), simpleNames);
    }
}
