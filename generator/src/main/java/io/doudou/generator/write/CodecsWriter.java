package io.doudou.generator.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.Place;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/** Writes {@code UserServiceJson}: how every type that the service mentions is read and written. */
final class CodecsWriter {

    private static final List<String> SUFFIXES = List.of("_FIELDS", "_SCALAR");

    private final Service service;
    private final JavaTypes types;
    private final CodecNames names;
    private final Constants constants;
    private final ReadCode reading;
    private final WriteCode writing;

    CodecsWriter(Service service, CodecNames names) {
        this.service = service;
        this.types = new JavaTypes(service);
        this.names = names;
        this.constants = new Constants(names.constants(SUFFIXES));
        this.reading = new ReadCode(service, names, new Limits(constants));
        this.writing = new WriteCode(service, names);
    }

    TypeSpec write() {
        var name = types.generated("Json");
        var codecs = roots().stream().map(this::codec).toList();
        var methods = methods();
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "How the types of {@link $T} are read and written as JSON.\n",
                        JavaTypes.className(service.javaName()))
                .addFields(codecs)
                .addFields(scalars())
                .addFields(fieldNames(methods.keySet()))
                .addFields(constants.fields())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethods(methods.values().stream().flatMap(List::stream).toList())
                .build();
    }

    /** What stands alone in a body: each use of a type once, by name. */
    private List<TypeUse> roots() {
        var roots = new TreeMap<String, TypeUse>();
        var bodies =
                service.methods().stream()
                        .flatMap(method -> method.parameters().stream())
                        .filter(parameter -> parameter.place() == Place.BODY)
                        .map(parameter -> CodecNames.body(parameter.use()));
        var results =
                service.methods().stream()
                        .map(method -> CodecNames.result(method.result()))
                        .filter(CodecsWriter::isJson);
        Stream.concat(bodies, results).forEach(use -> roots.put(names.of(use), use));
        return List.copyOf(roots.values());
    }

    static boolean isJson(TypeUse use) {
        return !(use.type() instanceof Type.Nothing) && !(use.type() instanceof Type.Download);
    }

    private FieldSpec codec(TypeUse use) {
        var type = ParameterizedTypeName.get(Rooms.JSON_CODEC, types.boxed(use));
        return FieldSpec.builder(type, names.constant(use), Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($L, $L)",
                        Rooms.JSON_CODEC,
                        reading.function(use),
                        writing.function(use))
                .build();
    }

    private List<FieldSpec> scalars() {
        var fields = new ArrayList<FieldSpec>();
        for (var declaration : service.declarations()) {
            if (declaration instanceof Declaration.EnumType enumType) {
                var name = JavaTypes.className(enumType.javaName());
                var type = ParameterizedTypeName.get(Rooms.SCALAR, name);
                var constant = names.scalar(new Type.EnumRef(enumType.name()));
                fields.add(
                        FieldSpec.builder(type, constant, Modifier.STATIC, Modifier.FINAL)
                                .initializer("$T.ofEnum($T.class)", Rooms.SCALAR, name)
                                .build());
            }
        }
        return fields;
    }

    /** The names of the records that are on the wire as objects. */
    private List<FieldSpec> fieldNames(Set<String> methods) {
        var fields = new ArrayList<FieldSpec>();
        for (var declaration : service.declarations()) {
            if (declaration instanceof Declaration.RecordType record
                    && methods.contains(names.of(new Type.RecordRef(record.name())))) {
                var value = CodeBlock.builder().add("$T.none()", Rooms.JSON_FIELDS);
                record.components().forEach(component -> value.add(fieldName(component)));
                fields.add(
                        Constants.field(
                                Rooms.JSON_FIELDS, names.fields(record.name()), value.build()));
            }
        }
        return fields;
    }

    private static CodeBlock fieldName(Component component) {
        var names =
                Stream.concat(Stream.of(component.wireName()), component.otherWireNames().stream())
                        .map(name -> CodeBlock.of("$S", name))
                        .collect(CodeBlock.joining(", "));
        return CodeBlock.of(component.required() ? ".required($L)" : ".optional($L)", names);
    }

    /** Reading and writing of one type side by side. */
    private SortedMap<String, List<MethodSpec>> methods() {
        var all = new TreeMap<String, List<MethodSpec>>();
        for (var half : List.of(reading.methods(), writing.methods())) {
            half.forEach(
                    (name, method) ->
                            all.computeIfAbsent(name, _ -> new ArrayList<>()).add(method));
        }
        return all;
    }
}
