package io.doudou.codec.binary;

import io.doudou.codec.Codec;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.Scalar;
import io.doudou.fault.Malformed;

import java.util.List;

/** Messages that hold one field of bytes travel as these bytes. Others have no such form. */
record RawBytes() implements Codec {

    private static final List<String> CONTENT_TYPES = List.of("application/octet-stream");

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public List<String> contentTypes() {
        return CONTENT_TYPES;
    }

    @Override
    public byte[] toJson(MessageShape shape, byte[] message) {
        if (shape.fields().isEmpty()) {
            return new byte[] {'{', '}'};
        }
        if (!isBytes(shape)) {
            throw new Malformed(refusal(shape));
        }
        return JsonWriter.write((out, bytes) -> write(out, shape, bytes), message);
    }

    private static void write(JsonWriter out, MessageShape shape, byte[] bytes) {
        if (shape.form() == MessageShape.Form.VALUE) {
            out.scalar(Scalar.BYTES, bytes);
            return;
        }
        out.beginObject();
        out.name(shape.fields().getFirst().name());
        out.scalar(Scalar.BYTES, bytes);
        out.endObject();
    }

    @Override
    public byte[] fromJson(MessageShape shape, byte[] json) {
        if (shape.fields().isEmpty()) {
            return new byte[0];
        }
        if (!isBytes(shape)) {
            throw new IllegalArgumentException(refusal(shape));
        }
        return JsonInput.soleBytes(json);
    }

    private static boolean isBytes(MessageShape shape) {
        return shape.form() != MessageShape.Form.CHOICE
                && shape.fields().size() == 1
                && shape.fields().getFirst().kind() == FieldKind.BYTES
                && !shape.fields().getFirst().isRepeated()
                && !shape.fields().getFirst().isMap();
    }

    private static String refusal(MessageShape shape) {
        return shape + " is more than one field of bytes, and has no form as raw bytes";
    }
}
