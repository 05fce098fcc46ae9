package io.doudou.generator;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;

import io.doudou.codec.FieldKind;
import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;

import java.util.Random;

/** Makes messages of Google's library that our codecs have JSON for. */
final class RandomMessage {

    private static final int DEPTH_MAX = 4;

    private final Random random;

    private RandomMessage(Random random) {
        this.random = random;
    }

    static DynamicMessage of(MessageShape shape, Descriptor descriptor, Random random) {
        return new RandomMessage(random).message(shape, descriptor, 0);
    }

    private DynamicMessage message(MessageShape shape, Descriptor descriptor, int depth) {
        var message = DynamicMessage.newBuilder(descriptor);
        if (shape.form() == MessageShape.Form.CHOICE) {
            add(message, shape.fields().get(random.nextInt(shape.fields().size())), depth);
            return message.build();
        }
        for (var field : shape.fields()) {
            if (random.nextInt(4) > 0 && (depth < DEPTH_MAX || !isMessage(field))) {
                add(message, field, depth);
            }
        }
        return message.build();
    }

    private static boolean isMessage(FieldShape field) {
        return field.kind() == FieldKind.MESSAGE;
    }

    private void add(DynamicMessage.Builder message, FieldShape field, int depth) {
        var target = message.getDescriptorForType().findFieldByNumber(field.number());
        if (field.isMap()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                message.addRepeatedField(target, entry(field, target, "k" + i, depth));
            }
        } else if (field.isRepeated()) {
            for (int i = random.nextInt(4); i > 0; i--) {
                message.addRepeatedField(target, value(field, target, depth));
            }
        } else {
            message.setField(target, value(field, target, depth));
        }
    }

    private DynamicMessage entry(FieldShape field, FieldDescriptor target, String key, int depth) {
        var entry = DynamicMessage.newBuilder(target.getMessageType());
        var value = target.getMessageType().findFieldByNumber(2);
        entry.setField(target.getMessageType().findFieldByNumber(1), key);
        return entry.setField(value, value(field, value, depth)).build();
    }

    private Object value(FieldShape field, FieldDescriptor target, int depth) {
        return switch (field.kind()) {
            case BOOL -> random.nextBoolean();
            case INT32, UINT32, SINT32, FIXED32, SFIXED32 ->
                    random.nextInt() >> random.nextInt(Integer.SIZE);
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 ->
                    random.nextLong() >> random.nextInt(Long.SIZE);
            case FLOAT -> (float) random.nextGaussian();
            case DOUBLE -> random.nextGaussian();
            case STRING -> "grün ".repeat(random.nextInt(20));
            case TEXT -> "text" + random.nextInt(9);
            case DECIMAL -> random.nextInt() + ".5";
            case BYTES -> bytes();
            case ENUM -> constant(target);
            case MESSAGE -> message(field.message(), target.getMessageType(), depth + 1);
        };
    }

    private ByteString bytes() {
        var bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    private Object constant(FieldDescriptor target) {
        var all = target.getEnumType().getValues();
        return all.get(random.nextInt(all.size()));
    }
}
