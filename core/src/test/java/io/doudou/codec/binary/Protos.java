package io.doudou.codec.binary;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;

import io.doudou.codec.FieldKind;
import io.doudou.codec.FieldShape;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Shapes as descriptors of Google's library, and random messages as JSON and as its messages. */
final class Protos {

    private static final int DEPTH_MAX = 3;

    private Protos() {}

    /** The same message twice. */
    record Twin(String json, DynamicMessage message) {}

    static Descriptor descriptor(ServiceShapes shapes, String message) {
        var file = FileDescriptorProto.newBuilder().setName("shapes.proto").setSyntax("proto3");
        for (var each : shapes.enums()) {
            var constants = EnumDescriptorProto.newBuilder().setName(each.name());
            for (var constant : each.constants()) {
                constants.addValue(
                        EnumValueDescriptorProto.newBuilder()
                                .setName(constant)
                                .setNumber(each.number(constant)));
            }
            file.addEnumType(constants);
        }
        shapes.messages().stream()
                .filter(each -> each.form() != MessageShape.Form.ONEOF)
                .forEach(each -> file.addMessageType(message(each)));
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0])
                    .findMessageTypeByName(message);
        } catch (DescriptorValidationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static DescriptorProto message(MessageShape shape) {
        var message = DescriptorProto.newBuilder().setName(shape.name());
        if (shape.form() == MessageShape.Form.CHOICE) {
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("kind"));
        }
        // Google's library wants those in front that are no mere optional fields.
        for (var field : shape.fields().stream().filter(FieldShape::isOneof).toList()) {
            for (var one : field.message().fields()) {
                message.addField(field(one, false).setOneofIndex(message.getOneofDeclCount()));
            }
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(field.name()));
        }
        for (var field : shape.fields().stream().filter(each -> !each.isOneof()).toList()) {
            var described = field(field, field.isRepeated() || field.isMap());
            if (field.isMap()) {
                var name = "Entry" + field.number();
                message.addNestedType(entry(field, name));
                described.setType(Type.TYPE_MESSAGE).setTypeName(shape.name() + "." + name);
            } else if (shape.form() == MessageShape.Form.CHOICE) {
                described.setOneofIndex(0);
            } else if (field.isOptional() && !field.isRepeated()) {
                described.setProto3Optional(true).setOneofIndex(message.getOneofDeclCount());
                message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.name()));
            }
            message.addField(described);
        }
        return message.build();
    }

    private static DescriptorProto entry(FieldShape field, String name) {
        var entry = DescriptorProto.newBuilder().setName(name);
        field.entry().fields().forEach(each -> entry.addField(field(each, false)));
        return entry.setOptions(MessageOptions.newBuilder().setMapEntry(true)).build();
    }

    private static FieldDescriptorProto.Builder field(FieldShape field, boolean isRepeated) {
        var described =
                FieldDescriptorProto.newBuilder()
                        .setName(field.name())
                        .setNumber(field.number())
                        .setLabel(isRepeated ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL)
                        .setType(type(field.kind()));
        if (field.kind() == FieldKind.MESSAGE) {
            described.setTypeName(field.message().name());
        } else if (field.kind() == FieldKind.ENUM) {
            described.setTypeName(field.enumeration().name());
        }
        return described;
    }

    private static Type type(FieldKind kind) {
        return switch (kind) {
            case BOOL -> Type.TYPE_BOOL;
            case INT32 -> Type.TYPE_INT32;
            case INT64 -> Type.TYPE_INT64;
            case UINT32 -> Type.TYPE_UINT32;
            case UINT64 -> Type.TYPE_UINT64;
            case SINT32 -> Type.TYPE_SINT32;
            case SINT64 -> Type.TYPE_SINT64;
            case FIXED32 -> Type.TYPE_FIXED32;
            case FIXED64 -> Type.TYPE_FIXED64;
            case SFIXED32 -> Type.TYPE_SFIXED32;
            case SFIXED64 -> Type.TYPE_SFIXED64;
            case FLOAT -> Type.TYPE_FLOAT;
            case DOUBLE -> Type.TYPE_DOUBLE;
            case STRING, TEXT, DECIMAL -> Type.TYPE_STRING;
            case BYTES -> Type.TYPE_BYTES;
            case ENUM -> Type.TYPE_ENUM;
            case MESSAGE -> Type.TYPE_MESSAGE;
        };
    }

    static Twin random(MessageShape shape, Descriptor descriptor, Random random) {
        return message(shape, descriptor, random, 0);
    }

    private static Twin message(
            MessageShape shape, Descriptor descriptor, Random random, int depth) {
        var message = DynamicMessage.newBuilder(descriptor);
        return switch (shape.form()) {
            case RECORD -> {
                var members = members(shape, message, random, depth);
                yield new Twin("{" + String.join(",", members) + "}", message.build());
            }
            case CHOICE -> {
                var field = shape.fields().get(random.nextInt(shape.fields().size()));
                var target = descriptor.findFieldByNumber(field.number());
                var within = message(field.message(), target.getMessageType(), random, depth + 1);
                message.setField(target, within.message());
                var tag = "{\"" + shape.discriminator() + "\":\"" + field.name() + "\"";
                var rest = within.json().substring(1);
                yield new Twin(tag + (rest.equals("}") ? "" : ",") + rest, message.build());
            }
            case VALUE -> {
                var field = shape.fields().getFirst();
                var target = descriptor.findFieldByNumber(1);
                yield new Twin(values(field, target, message, random, depth), message.build());
            }
            case ONEOF -> throw new IllegalArgumentException("stands among other fields");
            case TIMESTAMP -> {
                var instant = Instant.ofEpochSecond(random.nextInt(), nanos(random));
                set(message, instant.getEpochSecond(), instant.getNano());
                yield new Twin("\"" + instant + "\"", message.build());
            }
            case DURATION -> {
                long seconds = random.nextInt(3) == 0 ? 0 : random.nextInt();
                int nanos = seconds < 0 ? -nanos(random) : nanos(random);
                set(message, seconds, nanos);
                var json = "\"" + Duration.ofSeconds(seconds, nanos) + "\"";
                yield new Twin(json, message.build());
            }
        };
    }

    private static int nanos(Random random) {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000);
    }

    private static void set(DynamicMessage.Builder message, long seconds, int nanos) {
        message.setField(message.getDescriptorForType().findFieldByNumber(1), seconds);
        message.setField(message.getDescriptorForType().findFieldByNumber(2), nanos);
    }

    /** One of the fields of a oneof, which belong to the message around it. */
    private static String oneof(
            FieldShape field, DynamicMessage.Builder message, Random random, int depth) {
        var fields = field.message().fields();
        var chosen = fields.get(random.nextInt(fields.size()));
        var target = message.getDescriptorForType().findFieldByNumber(chosen.number());
        var json = values(chosen, target, message, random, depth);
        var type = field.message().discriminator();
        return "{\"%s\":\"%s\",\"value\":%s}".formatted(type, chosen.name(), json);
    }

    private static List<String> members(
            MessageShape shape, DynamicMessage.Builder message, Random random, int depth) {
        var members = new ArrayList<String>();
        for (var field : shape.fields()) {
            if (random.nextInt(3) == 0 || depth > DEPTH_MAX && field.kind() == FieldKind.MESSAGE) {
                continue;
            }
            var target = message.getDescriptorForType().findFieldByNumber(field.number());
            var json =
                    field.isOneof()
                            ? oneof(field, message, random, depth)
                            : values(field, target, message, random, depth);
            members.add("\"" + field.name() + "\":" + json);
        }
        return members;
    }

    private static String values(
            FieldShape field,
            FieldDescriptor target,
            DynamicMessage.Builder message,
            Random random,
            int depth) {
        if (field.isMap()) {
            return map(field, target, message, random, depth);
        }
        if (!field.isRepeated()) {
            var one = single(field, target, random, depth);
            message.setField(target, one.value());
            return one.json();
        }
        var list = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var one = single(field, target, random, depth);
            message.addRepeatedField(target, one.value());
            list.add(one.json());
        }
        return "[" + String.join(",", list) + "]";
    }

    private static String map(
            FieldShape field,
            FieldDescriptor target,
            DynamicMessage.Builder message,
            Random random,
            int depth) {
        var entries = new ArrayList<String>();
        var descriptor = target.getMessageType();
        var value = descriptor.findFieldByNumber(2);
        for (int i = random.nextInt(3); i > 0; i--) {
            var one = single(field, value, random, depth);
            message.addRepeatedField(
                    target,
                    DynamicMessage.newBuilder(descriptor)
                            .setField(descriptor.findFieldByNumber(1), "k" + i)
                            .setField(value, one.value())
                            .build());
            entries.add("\"k" + i + "\":" + one.json());
        }
        return "{" + String.join(",", entries) + "}";
    }

    private record One(String json, Object value) {}

    private static One single(FieldShape field, FieldDescriptor target, Random random, int depth) {
        return switch (field.kind()) {
            case BOOL -> plain(random.nextBoolean());
            case INT32, SINT32, SFIXED32 -> plain((int) whole(random, Integer.SIZE));
            case UINT32, FIXED32 -> {
                int value = (int) whole(random, Integer.SIZE);
                yield new One(Integer.toUnsignedString(value), value);
            }
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> plain(whole(random, Long.SIZE));
            case FLOAT -> plain(random.nextInt(3) == 0 ? 0f : (float) random.nextGaussian());
            case DOUBLE -> plain(random.nextInt(3) == 0 ? -0d : random.nextGaussian() * 1e300);
            case STRING -> text(random);
            case TEXT -> new One("\"2026-11-22\"", "2026-11-22");
            case DECIMAL -> {
                var number = random.nextLong() + "." + random.nextInt(10) + "e-7";
                yield new One(number, number);
            }
            case BYTES -> {
                var bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                var base64 = Base64.getEncoder().encodeToString(bytes);
                yield new One("\"" + base64 + "\"", ByteString.copyFrom(bytes));
            }
            case ENUM -> {
                var constants = target.getEnumType().getValues();
                var constant = constants.get(random.nextInt(constants.size()));
                yield new One("\"" + constant.getName() + "\"", constant);
            }
            case MESSAGE -> {
                var within = message(field.message(), target.getMessageType(), random, depth + 1);
                yield new One(within.json(), within.message());
            }
        };
    }

    private static One plain(Object value) {
        return new One(String.valueOf(value), value);
    }

    /** Of any length in bits, so that every length on the wire comes up. */
    private static long whole(Random random, int bits) {
        var value = random.nextLong() >>> random.nextInt(Long.SIZE);
        var fitting = bits == Long.SIZE ? value : (long) (int) value;
        return random.nextBoolean() ? fitting : -fitting;
    }

    private static One text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(150); i > 0; i--) {
            int point = random.nextInt(1 << random.nextInt(1, 17));
            text.appendCodePoint(Character.isSurrogate((char) point) ? 'x' : point);
        }
        var json = JsonWriter.write(JsonWriter::value, text.toString());
        return new One(new String(json, StandardCharsets.UTF_8), text.toString());
    }
}
