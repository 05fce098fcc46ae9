package types;

import org.jspecify.annotations.Nullable;

public record Boxes(
        Boolean aBoolean,
        Byte aByte,
        Short aShort,
        Integer anInt,
        @Nullable Long aLong,
        @Nullable Float aFloat,
        @Nullable Double aDouble,
        @Nullable Character aChar) {}
