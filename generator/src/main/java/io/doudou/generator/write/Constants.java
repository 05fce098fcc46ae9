package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Modifier;

/** The constants of one generated class that its code asks for: each value once, under one name. */
final class Constants {

    private final Map<String, FieldSpec> fields = new LinkedHashMap<>();
    private final Set<String> taken;

    /** Constants beside others of these names. */
    Constants(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The constant of that value; a name that is taken gets a number. */
    CodeBlock of(String name, TypeName type, CodeBlock value) {
        var field = fields.computeIfAbsent(value.toString(), _ -> field(type, unique(name), value));
        return CodeBlock.of("$L", field.name());
    }

    static FieldSpec field(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    List<FieldSpec> fields() {
        return List.copyOf(fields.values());
    }

    private String unique(String name) {
        var unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }
}
