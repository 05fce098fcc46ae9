package io.doudou.protoc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;

import java.util.Random;

/** Messages of Google's library with any values that JSON can say. */
final class RandomMessages {

    private static final int DEPTH_MAX = 1;

    private final Random random;

    private RandomMessages(Random random) {
        this.random = random;
    }

    static DynamicMessage of(Descriptor descriptor, Random random) {
        return new RandomMessages(random).message(descriptor, 0);
    }

    private DynamicMessage message(Descriptor descriptor, int depth) {
        var message = DynamicMessage.newBuilder(descriptor);
        if (descriptor.getFullName().matches("google.protobuf.(Timestamp|Duration)")) {
            long seconds = random.nextInt();
            int nanos = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000);
            boolean isNegative = descriptor.getName().equals("Duration") && seconds < 0;
            message.setField(descriptor.findFieldByNumber(1), seconds);
            message.setField(descriptor.findFieldByNumber(2), isNegative ? -nanos : nanos);
            return message.build();
        }
        for (var field : descriptor.getFields()) {
            boolean isTooDeep =
                    depth > DEPTH_MAX && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (random.nextInt(4) > 0 && !isTooDeep) {
                add(message, field, depth);
            }
        }
        return message.build();
    }

    /** A field of a oneof takes the place of the one that was set before. */
    private void add(DynamicMessage.Builder message, FieldDescriptor field, int depth) {
        if (!field.isRepeated()) {
            message.setField(field, value(field, depth));
            return;
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            message.addRepeatedField(
                    field, field.isMapField() ? entry(field, i, depth) : value(field, depth));
        }
    }

    private DynamicMessage entry(FieldDescriptor field, int key, int depth) {
        var type = field.getMessageType();
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByNumber(1), "k" + key)
                .setField(type.findFieldByNumber(2), value(type.findFieldByNumber(2), depth))
                .build();
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt() >> random.nextInt(Integer.SIZE);
            case LONG -> random.nextLong() >> random.nextInt(Long.SIZE);
            case FLOAT -> (float) random.nextGaussian();
            case DOUBLE -> random.nextInt(3) == 0 ? 0d : random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> "grün ".repeat(random.nextInt(30));
            case BYTE_STRING -> bytes();
            case ENUM -> {
                var all = field.getEnumType().getValues();
                yield all.get(random.nextInt(all.size()));
            }
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    private ByteString bytes() {
        var bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
