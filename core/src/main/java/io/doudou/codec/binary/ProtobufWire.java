package io.doudou.codec.binary;

import io.doudou.codec.FieldKind;
import io.doudou.codec.FieldShape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What stands in front of each value of a protobuf message: how it is written, and whose it is. */
final class ProtobufWire {

    /** Seven bits in each byte, the lowest first. */
    static final int VARINT = 0;

    static final int FIXED64 = 1;

    /** A length in bytes, and as many bytes. */
    static final int LENGTH = 2;

    static final int GROUP_BEGIN = 3;
    static final int GROUP_END = 4;
    static final int FIXED32 = 5;

    /** Numbers of four bytes, the lowest first. */
    static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Numbers of eight bytes, the lowest first. */
    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ProtobufWire() {}

    /** How one value of a kind is written. */
    static int type(FieldKind kind) {
        return switch (kind) {
            case BOOL, INT32, INT64, UINT32, UINT64, SINT32, SINT64, ENUM -> VARINT;
            case FLOAT, FIXED32, SFIXED32 -> FIXED32;
            case DOUBLE, FIXED64, SFIXED64 -> FIXED64;
            case STRING, TEXT, DECIMAL, BYTES, MESSAGE -> LENGTH;
        };
    }

    /** How values of a field are written: one for each, or packed together. */
    static int type(FieldShape field) {
        return field.isMap() ? LENGTH : type(field.kind());
    }

    /** Whether many values may stand behind one length. */
    static boolean isPackable(FieldShape field) {
        return field.isRepeated() && type(field.kind()) != LENGTH;
    }
}
