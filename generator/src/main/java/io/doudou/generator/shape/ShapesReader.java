package io.doudou.generator.shape;

import io.doudou.generator.model.Component;
import io.doudou.generator.model.Declaration;
import io.doudou.generator.model.JavaName;
import io.doudou.generator.model.Method;
import io.doudou.generator.model.Origin;
import io.doudou.generator.model.Parameter;
import io.doudou.generator.model.ScalarKind;
import io.doudou.generator.model.Service;
import io.doudou.generator.model.Topics;
import io.doudou.generator.model.Type;
import io.doudou.generator.model.TypeUse;
import io.doudou.generator.model.Wire;
import io.doudou.generator.shape.Field.Count;
import io.doudou.generator.shape.Field.Kind;
import io.doudou.generator.shape.Shapes.Constant;
import io.doudou.generator.shape.Shapes.Constants;
import io.doudou.generator.shape.Shapes.Form;
import io.doudou.generator.shape.Shapes.Message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the messages of a service. Fields are numbered in the order of the record's components.
 *
 * <p>Where protobuf has no form for a type (a list in a list, a value that may be null in a list, a
 * result that is no record) a message stands around it, whose only field is {@code value}.
 */
public final class ShapesReader {

    private static final String TIMESTAMP = Shapes.WELL_KNOWN + "Timestamp";
    private static final String DURATION = Shapes.WELL_KNOWN + "Duration";
    private static final String FIELD_MASK = Shapes.WELL_KNOWN + "FieldMask";

    private final Service service;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> wrappers = new HashMap<>();
    private final List<Message> around = new ArrayList<>();

    private ShapesReader(Service service) {
        this.service = service;
        service.declarations().forEach(declaration -> taken.add(declaration.name()));
    }

    /** The shapes of a service: of all its methods that can be called as procedures. */
    public static Shapes read(Service service) {
        var reader = new ShapesReader(service);
        var procedures =
                service.methods().stream()
                        .filter(Procedures::isProcedure)
                        .map(reader::procedure)
                        .toList();
        return reader.shapes(procedures, List.of());
    }

    /** The shapes of an interface of topics. */
    public static Shapes read(Topics topics) {
        var reader = new ShapesReader(topics.contract());
        var list =
                topics.list().stream()
                        .map(
                                topic ->
                                        new Shapes.Topic(
                                                topic.name(),
                                                reader.whole(body(topic.event().use()))))
                        .toList();
        return reader.shapes(List.of(), list);
    }

    /** A body is never absent, and neither is a value of a stream. */
    private static TypeUse body(TypeUse use) {
        if (use.type() instanceof Type.StreamOf stream) {
            return body(stream.element());
        }
        return TypeUse.of(use.value().type());
    }

    private Shapes shapes(List<Shapes.Procedure> procedures, List<Shapes.Topic> topics) {
        var enums = new ArrayList<Constants>();
        var messages = new ArrayList<Message>();
        for (var declaration : service.declarations()) {
            switch (declaration) {
                case Declaration.EnumType each -> enums.add(constants(each));
                case Declaration.RecordType record -> {
                    if (!isCase(record)) {
                        messages.add(record(record));
                    }
                }
                case Declaration.ChoiceType choice ->
                        messages.add(isOneof(choice) ? oneof(choice) : choice(choice));
            }
        }
        messages.addAll(around);
        var shapes = new Shapes(enums, messages, procedures, topics);
        return shapes.isFromFile() ? new FileNames(service, shapes).named() : shapes;
    }

    private static Constants constants(Declaration.EnumType type) {
        var list = new ArrayList<Constant>();
        for (var each : type.constants()) {
            var wire = each.wire();
            var number = wire.isSaid() ? wire.number() : list.size();
            list.add(new Constant(number, each.name(), wire.isSaid(), each.doc()));
        }
        return new Constants(
                type.name(), type.javaName().canonicalName(), type.doc(), list, List.of());
    }

    private Message record(Declaration.RecordType record) {
        var fields = new ArrayList<Field>();
        for (var each : record.components()) {
            add(fields, each.wireName(), each.use(), each.wire(), each.doc(), each.origin());
        }
        var owner = owner(record.javaName(), record.arguments());
        return message(record.name(), owner, Form.RECORD, "", record.doc(), fields);
    }

    private static Message choice(Declaration.ChoiceType choice) {
        var fields = new ArrayList<Field>();
        for (var shape : choice.shapes()) {
            fields.add(
                    new Field(
                            fields.size() + 1,
                            shape.tag(),
                            Count.OPTIONAL,
                            Kind.MESSAGE,
                            shape.type().name(),
                            false,
                            "",
                            choice.origin()));
        }
        return choice(choice, Form.CHOICE, fields);
    }

    /** Each record of it holds a field of the message that has the choice. */
    private Message oneof(Declaration.ChoiceType choice) {
        var fields = new ArrayList<Field>();
        for (var shape : choice.shapes()) {
            var each = component(shape);
            add(fields, shape.tag(), each.use(), each.wire(), each.doc(), choice.origin());
        }
        var optional = new ArrayList<Field>();
        fields.stream()
                .sorted(Comparator.comparingInt(Field::number))
                .forEach(each -> optional.add(each.with(Count.OPTIONAL)));
        return choice(choice, Form.ONEOF, optional);
    }

    private boolean isOneof(Declaration.ChoiceType choice) {
        return choice.shapes().stream()
                .map(shape -> (Declaration.RecordType) service.declaration(shape.type()))
                .allMatch(
                        record ->
                                record.components().size() == 1
                                        && record.components().getFirst().wire().isSaid());
    }

    private Component component(Declaration.Shape shape) {
        var record = (Declaration.RecordType) service.declaration(shape.type());
        return record.components().getFirst();
    }

    /** Whether a record only stands around a field of a oneof. */
    private boolean isCase(Declaration.RecordType record) {
        return service.declarations().stream()
                .anyMatch(
                        each ->
                                each instanceof Declaration.ChoiceType choice
                                        && isOneof(choice)
                                        && choice.shapes().stream()
                                                .anyMatch(
                                                        shape ->
                                                                shape.type()
                                                                        .name()
                                                                        .equals(record.name())));
    }

    private static Message choice(Declaration.ChoiceType choice, Form form, List<Field> fields) {
        var owner = owner(choice.javaName(), choice.arguments());
        var discriminator = choice.discriminator();
        return message(choice.name(), owner, form, discriminator, choice.doc(), fields);
    }

    private static Message message(
            String name,
            String owner,
            Form form,
            String discriminator,
            String doc,
            List<Field> fields) {
        return new Message(name, owner, form, discriminator, doc, fields, List.of());
    }

    /** One that only stands around something, or around nothing. */
    private static Message message(String name, Form form, List<Field> fields) {
        return message(name, "", form, "", "", fields);
    }

    /** Generic types are one for each set of arguments. */
    private static String owner(JavaName type, List<TypeUse> arguments) {
        return arguments.isEmpty()
                ? type.canonicalName()
                : type.canonicalName() + arguments.stream().map(TypeUse::label).toList();
    }

    private Shapes.Procedure procedure(Method method) {
        var request = request(method);
        var endpoint = Procedures.endpoint(service, method);
        return new Shapes.Procedure(method, endpoint, request, response(method));
    }

    /** The one body, or a message with a field for each parameter, as they stand on the wire. */
    private String request(Method method) {
        if (Procedures.takesBodyAlone(method) || isSpreadMessage(method)) {
            return whole(body(method.parameters().getFirst().use()));
        }
        var name = unique(Procedures.capitalised(method.name()) + "Request");
        var fields = new ArrayList<Field>();
        method.parameters().forEach(parameter -> addLeaves(parameter, false, fields));
        var owner = service.javaName().canonicalName() + "." + method.name();
        around.add(message(name, owner, Form.RECORD, "", "", fields));
        return name;
    }

    /** Whether the only parameter is a message whose fields are in the query as they are. */
    private static boolean isSpreadMessage(Method method) {
        return method.parameters().size() == 1
                && !method.parameters().getFirst().components().isEmpty()
                && method.parameters().getFirst().components().stream()
                        .allMatch(each -> each.wire().isSaid() && each.components().isEmpty());
    }

    /** A part of what may be absent may be absent, too. */
    private void addLeaves(Parameter parameter, boolean isOptional, List<Field> fields) {
        if (parameter.components().isEmpty()) {
            var use = parameter.use();
            var origin = parameter.origin();
            var count = count(use, isOptional);
            var name = parameter.wireName();
            add(fields, name, use, count, parameter.wire(), parameter.doc(), origin);
            return;
        }
        var within = isOptional || parameter.use().nullable();
        parameter.components().forEach(each -> addLeaves(each, within, fields));
    }

    private String response(Method method) {
        var result = method.result();
        if (result.type() instanceof Type.Nothing) {
            return wrappers.computeIfAbsent("", _ -> empty());
        }
        return whole(result);
    }

    private String empty() {
        var name = unique("Empty");
        around.add(message(name, Form.RECORD, List.of()));
        return name;
    }

    /** The message that a body or a result is; of a stream, each of its values. */
    private String whole(TypeUse use) {
        if (use.type() instanceof Type.StreamOf stream) {
            return whole(stream.element());
        }
        return isMessage(use) ? ((Type.Reference) use.type()).name() : wrapper(use);
    }

    private static boolean isMessage(TypeUse use) {
        return !use.nullable()
                && (use.type() instanceof Type.RecordRef || use.type() instanceof Type.ChoiceRef);
    }

    private String wrapper(TypeUse use) {
        var label = use.label();
        var known = wrappers.get(label);
        if (known != null) {
            return known;
        }
        var name = unique(Procedures.capitalised(label));
        wrappers.put(label, name);
        var fields = new ArrayList<Field>();
        add(fields, "value", use, Wire.NONE, "", Origin.NONE);
        around.add(message(name, Form.VALUE, fields));
        return name;
    }

    private String unique(String name) {
        var unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    private void add(
            List<Field> fields, String name, TypeUse use, Wire wire, String doc, Origin origin) {
        add(fields, name, use, count(use, false), wire, doc, origin);
    }

    private void add(
            List<Field> fields,
            String name,
            TypeUse use,
            Count count,
            Wire wire,
            String doc,
            Origin origin) {
        if (wire.type().equals(FIELD_MASK)) {
            fields.add(fieldMask(wire.number(), name, doc, origin));
            return;
        }
        var single = single(use, count, wire);
        var number = wire.isSaid() ? wire.number() : fields.size() + 1;
        if (wire.isOneof()) {
            number = numberOf((Type.ChoiceRef) use.value().type());
        }
        var kind = single.kind();
        fields.add(new Field(number, name, count, kind, single.type(), wire.isSaid(), doc, origin));
    }

    /** The one message of protobuf that is a list in Java. */
    private Field fieldMask(int number, String name, String doc, Origin origin) {
        if (taken.add(FIELD_MASK)) {
            var paths = new Field(1, "paths", Count.MANY, Kind.STRING, "", true, "", Origin.NONE);
            around.add(message(FIELD_MASK, Form.VALUE, List.of(paths)));
        }
        return new Field(number, name, Count.OPTIONAL, Kind.MESSAGE, FIELD_MASK, true, doc, origin);
    }

    /** The smallest number of a oneof's fields. */
    private int numberOf(Type.ChoiceRef reference) {
        var choice = (Declaration.ChoiceType) service.declaration(reference);
        return choice.shapes().stream()
                .mapToInt(shape -> component(shape).wire().number())
                .min()
                .orElseThrow();
    }

    private static Count count(TypeUse use, boolean isOptional) {
        var value = use.value();
        var mayBeAbsent = isOptional || use.nullable();
        if (value.element().isPresent()) {
            return mayBeAbsent ? Count.OPTIONAL_MANY : Count.MANY;
        }
        if (value.type() instanceof Type.MapOf) {
            return mayBeAbsent ? Count.OPTIONAL_MAP : Count.MAP;
        }
        return mayBeAbsent ? Count.OPTIONAL : Count.ONE;
    }

    /** What one value is. */
    private record Single(Kind kind, String type) {}

    private Single single(TypeUse use, Count count, Wire wire) {
        var value = use.value();
        return switch (count) {
            case ONE, OPTIONAL -> type(value.type(), wire);
            case MANY, OPTIONAL_MANY -> single(value.element().orElseThrow(), wire);
            case MAP, OPTIONAL_MAP -> single(((Type.MapOf) value.type()).value(), wire);
        };
    }

    /** One of many, which is neither null nor itself many. */
    private Single single(TypeUse use, Wire wire) {
        var isMany = use.element().isPresent() || use.type() instanceof Type.MapOf;
        return use.nullable() || isMany
                ? new Single(Kind.MESSAGE, wrapper(use))
                : type(use.type(), wire);
    }

    private Single type(Type type, Wire wire) {
        if (wire.type().startsWith(Shapes.WELL_KNOWN)) {
            return new Single(Kind.MESSAGE, wellKnown(wire.type(), type));
        }
        if (type instanceof Type.Scalar && !wire.type().isEmpty()) {
            return new Single(Kind.valueOf(wire.type().toUpperCase(Locale.ROOT)), "");
        }
        return type(type);
    }

    /** A message that comes with protobuf, with the one value that a type of Java has for it. */
    private String wellKnown(String name, Type type) {
        if (taken.add(name)) {
            var seconds = List.<Field>of();
            around.add(
                    switch (name) {
                        case TIMESTAMP -> message(name, Form.TIMESTAMP, seconds);
                        case DURATION -> message(name, Form.DURATION, seconds);
                        default -> message(name, Form.VALUE, List.of(value(name, type)));
                    });
        }
        return name;
    }

    private static Field value(String wrapper, Type type) {
        var kind =
                switch (wrapper) {
                    case "google.protobuf.UInt32Value" -> Kind.UINT32;
                    case "google.protobuf.UInt64Value" -> Kind.UINT64;
                    default -> type(type).kind();
                };
        return new Field(1, "value", Count.ONE, kind, "", true, "", Origin.NONE);
    }

    private static Single type(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> new Single(kind(scalar.kind()), "");
            case Type.EnumRef reference -> new Single(Kind.ENUM, reference.name());
            case Type.RecordRef reference -> new Single(Kind.MESSAGE, reference.name());
            case Type.ChoiceRef reference -> new Single(Kind.MESSAGE, reference.name());
            case Type.ListOf _,
                    Type.SetOf _,
                    Type.ArrayOf _,
                    Type.MapOf _,
                    Type.OptionalOf _,
                    Type.StreamOf _,
                    Type.Upload _,
                    Type.Download _,
                    Type.Nothing _ ->
                    throw new IllegalArgumentException("no single value: " + type);
        };
    }

    /** What a user of proto3 would take, as far as the JSON allows. */
    private static Kind kind(ScalarKind kind) {
        return switch (kind) {
            case BOOLEAN -> Kind.BOOL;
            case BYTE, SHORT, INT -> Kind.INT32;
            case LONG -> Kind.INT64;
            case FLOAT -> Kind.FLOAT;
            case DOUBLE -> Kind.DOUBLE;
            case STRING -> Kind.STRING;
            case DECIMAL, BIG_INTEGER -> Kind.DECIMAL;
            case BYTES -> Kind.BYTES;
            case CHAR,
                    UUID,
                    INSTANT,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_DATE_TIME,
                    ZONED_DATE_TIME,
                    DURATION ->
                    Kind.TEXT;
        };
    }
}
