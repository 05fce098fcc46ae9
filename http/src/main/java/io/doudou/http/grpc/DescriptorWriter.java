package io.doudou.http.grpc;

import io.doudou.codec.EnumShape;
import io.doudou.codec.FieldKind;
import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;
import io.doudou.codec.MessageShape.Form;
import io.doudou.http.wire.ProtoFields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes shapes as {@code google.protobuf.FileDescriptorProto} (descriptor.proto, from which all
 * numbers here are): what {@code protoc} would make of the {@code .proto} file of the service.
 */
final class DescriptorWriter {

    private static final int LABEL_OPTIONAL = 1;
    private static final int LABEL_REPEATED = 3;
    private static final int TYPE_MESSAGE = 11;

    private final String scope;
    private final String packageName;
    private final PackageShapes shapes;
    private final Map<String, ProtoNames> names = new HashMap<>();

    DescriptorWriter(String packageName, PackageShapes shapes) {
        this.packageName = packageName;
        this.scope = packageName.isEmpty() ? "." : "." + packageName + ".";
        this.shapes = shapes;
    }

    /** The names of constants that stand beside each other: in the file, or in one message. */
    private ProtoNames names(String outer) {
        return names.computeIfAbsent(
                outer,
                _ -> {
                    var types = new ArrayList<>(shapes.messages().keySet());
                    types.addAll(shapes.enums().keySet());
                    types.removeIf(name -> !outerOf(name).equals(outer));
                    var constants =
                            shapes.enums().entrySet().stream()
                                    .filter(each -> outerOf(each.getKey()).equals(outer))
                                    .map(each -> each.getValue().constants())
                                    .toList();
                    return new ProtoNames(types, constants);
                });
    }

    /** A file with all messages and enums, and these services. */
    byte[] file(String name, List<ServiceFile> services) {
        var file = new ProtoFields().text(1, name).text(2, packageName);
        shapes.wellKnown().stream()
                .map(WellKnownFiles::fileOf)
                .distinct()
                .sorted()
                .forEach(each -> file.text(3, each));
        nested("", 4, 5, file);
        services.forEach(each -> file.message(6, service(each)));
        return file.text(12, "proto3").toBytes();
    }

    /**
     * Adds what stands directly within a message, or within the file. A message that is there only
     * because another stands in it has no fields.
     *
     * @param outer the name of the message with a dot; empty for the file
     */
    private void nested(String outer, int messageField, int enumField, ProtoFields to) {
        var within = new TreeMap<String, Optional<MessageShape>>();
        shapes.messages().forEach((name, each) -> note(outer, name, Optional.of(each), within));
        shapes.enums().keySet().forEach(name -> note(outer, name, Optional.empty(), within));
        within.forEach(
                (name, each) -> {
                    var written = new ProtoFields().text(1, name.substring(outer.length()));
                    each.ifPresent(shape -> members(shape, written));
                    nested(name + ".", 3, 4, written);
                    to.message(messageField, written);
                });
        shapes.enums().values().stream()
                .filter(each -> outerOf(shapes.name(each)).equals(outer))
                .forEach(each -> to.message(enumField, enumeration(each)));
    }

    /** Notes a message that stands directly within another, or in which something does. */
    private static void note(
            String outer,
            String name,
            Optional<MessageShape> shape,
            Map<String, Optional<MessageShape>> within) {
        if (!name.startsWith(outer)) {
            return;
        }
        var dot = name.indexOf('.', outer.length());
        if (dot >= 0) {
            within.putIfAbsent(name.substring(0, dot), Optional.empty());
        } else if (shape.isPresent() && shape.get().form() != Form.ONEOF) {
            within.put(name, shape);
        }
    }

    /** {@code Order.} of {@code Order.Line}; empty when nothing is around it. */
    private static String outerOf(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    private ProtoFields service(ServiceFile service) {
        var written = new ProtoFields().text(1, service.name());
        for (var method : service.methods()) {
            var shape = service.shapes().procedures().get(method.procedure());
            if (shape != null) {
                written.message(
                        2,
                        new ProtoFields()
                                .text(1, method.name())
                                .text(2, whole(shape.request()))
                                .text(3, whole(shape.response()))
                                .number(5, method.takesStream() ? 1 : 0)
                                .number(6, method.givesStream() ? 1 : 0));
            }
        }
        return written;
    }

    private ProtoFields enumeration(EnumShape shape) {
        var type = shapes.name(shape);
        var written = new ProtoFields().text(1, simple(type));
        for (int number = 0; number < shape.constants().size(); number++) {
            var constant = shape.constants().get(number);
            if (!constant.isEmpty()) {
                var name = names(outerOf(type)).constant(simple(type), constant);
                written.message(2, new ProtoFields().text(1, name).anyNumber(2, number));
            }
        }
        return written;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void members(MessageShape shape, ProtoFields written) {
        var all = shape.fields().stream().map(FieldShape::name).toList();
        var oneofs = new ArrayList<String>();
        if (shape.form() == Form.CHOICE && !all.isEmpty()) {
            oneofs.add(shape.discriminator() + "_of");
        }
        var others = shape.fields().stream().filter(field -> !field.isOneof()).toList();
        shape.fields().stream()
                .filter(FieldShape::isOneof)
                .forEach(field -> oneof(field, all, oneofs, written));
        for (var field : others) {
            var name = ProtoNames.field(field.name(), field.number(), all);
            var isAlone = shape.form() != Form.CHOICE && isOptional(field);
            if (isAlone) {
                // What has no other field beside it still is one of one (protobuf, field presence).
                oneofs.add("_" + name);
            }
            written.message(2, field(shape, field, name, oneofs, isAlone));
            if (field.isMap()) {
                written.message(3, entry(name, field));
            }
        }
        oneofs.forEach(name -> written.message(8, new ProtoFields().text(1, name)));
    }

    /** Its fields stand among those around it; oneofs that are none for people come last. */
    private void oneof(
            FieldShape oneof, List<String> all, List<String> oneofs, ProtoFields written) {
        oneofs.add(ProtoNames.field(oneof.name(), oneof.number(), all));
        var within = oneof.message();
        var names = within.fields().stream().map(FieldShape::name).toList();
        for (var field : within.fields()) {
            var name = ProtoNames.field(field.name(), field.number(), names);
            written.message(2, field(within, field, name, oneofs, false));
        }
    }

    private String whole(MessageShape message) {
        var name = shapes.name(message);
        return PackageShapes.isWellKnown(message) ? "." + name : scope + name;
    }

    /** Messages are optional always, and need no word for it. */
    private static boolean isOptional(FieldShape field) {
        return field.isOptional()
                && !field.isRepeated()
                && !field.isMap()
                && field.kind() != FieldKind.MESSAGE;
    }

    private ProtoFields field(
            MessageShape in, FieldShape field, String name, List<String> oneofs, boolean isAlone) {
        var isMany = field.isRepeated() || field.isMap();
        var written =
                new ProtoFields()
                        .text(1, name)
                        .number(3, field.number())
                        .number(4, isMany ? LABEL_REPEATED : LABEL_OPTIONAL)
                        .number(5, field.isMap() ? TYPE_MESSAGE : type(field.kind()))
                        .text(
                                6,
                                field.isMap()
                                        ? scope + shapes.name(in) + "." + ProtoNames.entry(name)
                                        : typeName(field));
        if (isAlone || in.form() == Form.CHOICE || in.form() == Form.ONEOF) {
            // Zero has to be written here: absence means that the field is in no oneof.
            written.anyNumber(9, oneofs.size() - 1);
        }
        return written.text(10, field.name()).number(17, isAlone ? 1 : 0);
    }

    /** What protobuf takes an entry of a map for. */
    private ProtoFields entry(String map, FieldShape field) {
        var key =
                new ProtoFields()
                        .text(1, "key")
                        .number(3, 1)
                        .number(4, LABEL_OPTIONAL)
                        .number(5, type(FieldKind.STRING))
                        .text(10, "key");
        var value =
                new ProtoFields()
                        .text(1, "value")
                        .number(3, 2)
                        .number(4, LABEL_OPTIONAL)
                        .number(5, type(field.kind()))
                        .text(6, typeName(field))
                        .text(10, "value");
        return new ProtoFields()
                .text(1, ProtoNames.entry(map))
                .message(2, key)
                .message(2, value)
                .message(7, new ProtoFields().number(7, 1));
    }

    private String typeName(FieldShape field) {
        if (field.kind() == FieldKind.MESSAGE) {
            return whole(field.message());
        }
        return field.kind() == FieldKind.ENUM ? scope + shapes.name(field.enumeration()) : "";
    }

    private static int type(FieldKind kind) {
        return switch (kind) {
            case DOUBLE -> 1;
            case FLOAT -> 2;
            case INT64 -> 3;
            case UINT64 -> 4;
            case INT32 -> 5;
            case FIXED64 -> 6;
            case FIXED32 -> 7;
            case BOOL -> 8;
            case STRING, TEXT, DECIMAL -> 9;
            case MESSAGE -> TYPE_MESSAGE;
            case BYTES -> 12;
            case UINT32 -> 13;
            case ENUM -> 14;
            case SFIXED32 -> 15;
            case SFIXED64 -> 16;
            case SINT32 -> 17;
            case SINT64 -> 18;
        };
    }
}
