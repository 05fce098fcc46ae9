package io.doudou.codec.binary;

/**
 * Says that the direct way does not know how to go on: what is there is rare or wrong, and the way
 * by JSON, which decides about all such cases, is taken from the beginning. Never leaves the
 * package.
 */
final class Doubt extends RuntimeException {

    /** Without a stack, which nobody would look at. */
    Doubt() {
        super("not for the direct way", null, false, false);
    }
}
