package io.doudou.generator.write;

import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names what the codecs of one service consist of, so that routes, client and codecs agree. Each
 * use of a type has one name, {@code ListOfUser}, from which its methods {@code readListOfUser} and
 * {@code writeListOfUser} and its constant {@code LIST_OF_USER} are called.
 */
final class CodecNames {

    private static final Pattern HUMP =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final Map<TypeUse, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    CodecNames(Service service) {
        for (var declaration : service.declarations()) {
            names.put(TypeUse.of(reference(declaration)), unique(declaration.name()));
        }
        for (var method : service.methods()) {
            method.parameters().stream()
                    .filter(parameter -> parameter.place() == Place.BODY)
                    .forEach(parameter -> of(body(parameter.use())));
            of(result(method.result()));
        }
    }

    /** What is read as a body, or as each value of a stream: absence is decided before. */
    static TypeUse body(TypeUse use) {
        if (use.type() instanceof Type.StreamOf stream) {
            return body(stream.element());
        }
        var value = use.value();
        return new TypeUse(value.type(), false, value.constraints());
    }

    /**
     * What is written as a result, or as each of many: its own constraints are the service's
     * affair.
     */
    static TypeUse result(TypeUse use) {
        if (use.type() instanceof Type.StreamOf stream) {
            return result(stream.element());
        }
        return new TypeUse(use.type(), use.nullable(), List.of());
    }

    /** The name of a type where it is never null. */
    String of(Type type) {
        return of(TypeUse.of(type));
    }

    /** The name of a use of a type: {@code ListOfUser}, {@code NullableUser}. */
    String of(TypeUse use) {
        var known = names.get(use);
        if (known == null) {
            known = unique((use.constraints().isEmpty() ? "" : "Checked") + use.label());
            names.put(use, known);
        }
        return known;
    }

    /** The constant that holds the codec of a use. */
    String constant(TypeUse use) {
        return upper(of(use));
    }

    /** The constant that holds the fields of a record. */
    String fields(String record) {
        return upper(of(new Type.RecordRef(record))) + "_FIELDS";
    }

    /** The constant that holds the {@code Scalar} of an enum. */
    String scalar(Type.EnumRef type) {
        return upper(of(type)) + "_SCALAR";
    }

    private static Type reference(Declaration declaration) {
        return switch (declaration) {
            case Declaration.RecordType record -> new Type.RecordRef(record.name());
            case Declaration.EnumType enumType -> new Type.EnumRef(enumType.name());
            case Declaration.ChoiceType choice -> new Type.ChoiceRef(choice.name());
        };
    }

    private static String upper(String name) {
        return HUMP.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** Names that differ as methods also differ as constants. */
    private String unique(String name) {
        var unique = name;
        for (int i = 2; !taken.add(upper(unique)); i++) {
            unique = name + i;
        }
        return unique;
    }

    /** Every constant that could be among the fields of the class. */
    Set<String> constants(List<String> suffixes) {
        var all = new HashSet<String>();
        for (var name : taken) {
            all.add(name);
            suffixes.forEach(suffix -> all.add(name + suffix));
        }
        return all;
    }
}
