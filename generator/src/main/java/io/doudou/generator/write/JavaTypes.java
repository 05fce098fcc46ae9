package io.doudou.generator.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** How the types of the model are written in Java. */
final class JavaTypes {

    private final Service service;

    JavaTypes(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    static ClassName className(JavaName name) {
        var simpleNames = name.simpleNames();
        return ClassName.get(
                name.packageName(),
                simpleNames.getFirst(),
                simpleNames.subList(1, simpleNames.size()).toArray(String[]::new));
    }

    /** The generated class beside the interface: {@code UserService} and {@code Client}. */
    ClassName generated(String suffix) {
        return ClassName.get(
                service.javaName().packageName(), service.javaName().simpleName() + suffix);
    }

    /** A constant that asks for the shapes only when somebody needs them. */
    static FieldSpec shapes(ClassName generated) {
        var supplier =
                ParameterizedTypeName.get(ClassName.get(Supplier.class), Rooms.SERVICE_SHAPES);
        return Constants.field(supplier, "SHAPES", CodeBlock.of("$T::shapes", generated));
    }

    TypeName of(TypeUse use) {
        return of(use.type());
    }

    TypeName boxed(TypeUse use) {
        return of(use).box();
    }

    TypeName of(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar);
            case Type.Reference reference -> declared(service.declaration(reference));
            case Type.ListOf list -> generic(List.class, list.element());
            case Type.SetOf set -> generic(Set.class, set.element());
            case Type.ArrayOf array -> ArrayTypeName.of(of(array.element()));
            case Type.MapOf map ->
                    ParameterizedTypeName.get(
                            ClassName.get(Map.class),
                            ClassName.get(String.class),
                            boxed(map.value()));
            case Type.OptionalOf optional -> optional(optional);
            case Type.StreamOf stream ->
                    ParameterizedTypeName.get(Rooms.SOURCE, boxed(stream.element()));
            case Type.Upload _ -> Rooms.UPLOAD;
            case Type.Download _ -> Rooms.DOWNLOAD;
            case Type.Nothing _ -> TypeName.VOID;
        };
    }

    private static TypeName scalar(Type.Scalar scalar) {
        if (scalar.kind() == ScalarKind.BYTES) {
            return ArrayTypeName.of(TypeName.BYTE);
        }
        var name = ClassName.bestGuess(scalar.kind().javaName());
        return scalar.primitive() ? name.unbox() : name;
    }

    private TypeName declared(Declaration declaration) {
        var name = className(declaration.javaName());
        var arguments =
                switch (declaration) {
                    case Declaration.RecordType record -> record.arguments();
                    case Declaration.ChoiceType choice -> choice.arguments();
                    case Declaration.EnumType _ -> List.<TypeUse>of();
                };
        return arguments.isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name, arguments.stream().map(this::boxed).toArray(TypeName[]::new));
    }

    private TypeName generic(Class<?> type, TypeUse argument) {
        return ParameterizedTypeName.get(ClassName.get(type), boxed(argument));
    }

    private TypeName optional(Type.OptionalOf optional) {
        return optional.holder() == Type.OptionalOf.Holder.OPTIONAL
                ? generic(Optional.class, optional.value())
                : Optionals.className(optional);
    }
}
