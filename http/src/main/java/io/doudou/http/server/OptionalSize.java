package io.doudou.http.server;

import java.util.OptionalLong;

/** Lengths of bodies as the two sides of the house write them. */
final class OptionalSize {

    private OptionalSize() {}

    /** Empty for {@link RequestHead#UNKNOWN}. */
    static OptionalLong of(long bytes) {
        return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
