package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What components are when a document does not have them, and when they need not be written. */
final class Empty {

    private Empty() {}

    /** The first value of the local variable of a component. */
    static CodeBlock initial(Component component, Service service) {
        var use = component.use();
        if (use.type() instanceof Type.OptionalOf optional) {
            return Optionals.empty(optional);
        }
        if (use.type() instanceof Type.Scalar scalar && scalar.primitive()) {
            return zero(scalar.kind());
        }
        boolean isOmitted = !component.required() && !use.nullable();
        return isOmitted ? value(use.type(), service) : CodeBlock.of("null");
    }

    /** The condition under which {@code doudou.omitEmpty} writes a component that may be absent. */
    static CodeBlock isWritten(Component component, CodeBlock value) {
        var use = component.use();
        if (use.type() instanceof Type.OptionalOf) {
            return CodeBlock.of("$L.isPresent()", value);
        }
        if (use.nullable()) {
            return CodeBlock.of("$L != null", value);
        }
        return switch (use.type()) {
            case Type.ArrayOf _ -> CodeBlock.of("$L.length > 0", value);
            case Type.EnumRef _ -> CodeBlock.of("$L.ordinal() > 0", value);
            case Type.Scalar scalar -> isNotZero(scalar.kind(), value);
            default -> CodeBlock.of("!$L.isEmpty()", value);
        };
    }

    private static CodeBlock value(Type type, Service service) {
        return switch (type) {
            case Type.EnumRef reference -> first(service.declaration(reference));
            case Type.ListOf _ -> CodeBlock.of("$T.of()", List.class);
            case Type.SetOf _ -> CodeBlock.of("$T.of()", Set.class);
            case Type.MapOf _ -> CodeBlock.of("$T.of()", Map.class);
            case Type.ArrayOf _ -> CodeBlock.of("{}");
            case Type.Scalar scalar -> zero(scalar.kind());
            default -> throw new IllegalArgumentException("never empty: " + type);
        };
    }

    /** The constant that a message leaves out. */
    private static CodeBlock first(Declaration declaration) {
        var type = (Declaration.EnumType) declaration;
        var constant = type.constants().getFirst().name();
        return CodeBlock.of("$T.$L", JavaTypes.className(type.javaName()), constant);
    }

    private static CodeBlock zero(ScalarKind kind) {
        return switch (kind) {
            case STRING -> CodeBlock.of("$S", "");
            case BOOLEAN -> CodeBlock.of("false");
            case LONG -> CodeBlock.of("0L");
            case FLOAT -> CodeBlock.of("0f");
            case DOUBLE -> CodeBlock.of("0d");
            case DECIMAL -> CodeBlock.of("$T.ZERO", BigDecimal.class);
            case BIG_INTEGER -> CodeBlock.of("$T.ZERO", BigInteger.class);
            case BYTES -> CodeBlock.of("new byte[0]");
            default -> CodeBlock.of("0");
        };
    }

    private static CodeBlock isNotZero(ScalarKind kind, CodeBlock value) {
        return switch (kind) {
            case STRING -> CodeBlock.of("!$L.isEmpty()", value);
            case BOOLEAN -> value;
            case DECIMAL, BIG_INTEGER -> CodeBlock.of("$L.signum() != 0", value);
            case BYTES -> CodeBlock.of("$L.length > 0", value);
            default -> CodeBlock.of("$L != 0", value);
        };
    }
}
