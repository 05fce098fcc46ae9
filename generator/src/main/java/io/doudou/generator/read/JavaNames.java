package io.doudou.generator.read;

import io.doudou.generator.model.JavaName;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Names of classes as the model holds them. */
final class JavaNames {

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

    private static JavaName within(JavaName outer, String simpleName) {
        var simpleNames = new ArrayList<>(outer.simpleNames());
        simpleNames.add(simpleName);
        return new JavaName(outer.packageName(), simpleNames);
    }
}
