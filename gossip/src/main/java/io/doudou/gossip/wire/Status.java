package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

/** What a member takes another one for; the order is that of the numbers on the wire. */
public enum Status {
    ALIVE(0),
    SUSPECT(1),
    DEAD(2),
    /** It said good-bye. Members before 0.1.6 do not know this one. */
    LEFT(3);

    private static final Status[] BY_CODE = values();

    private final int code;

    Status(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    int code() {
        return code;
    }

    /** The status with this number; null if it is one of a later version. */
    static @Nullable Status of(int code) {
        return code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
