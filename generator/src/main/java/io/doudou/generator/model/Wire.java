package io.doudou.generator.model;

/**
 * What a {@code .proto} file said of a field or a constant, from which its interface was made.
 *
 * @param type as the file says it where Java has one type for several; else empty
 */
public record Wire(int number, String type) {

    /** Nothing, as of everything that people wrote. */
    public static final Wire NONE = new Wire(-1, "");

    /** The fields of a choice stand among those around it, and it has no number itself. */
    public static final String ONEOF = "oneof";

    /** Whether there was such a file. */
    public boolean isSaid() {
        return number >= 0;
    }

    public boolean isOneof() {
        return type.equals(ONEOF);
    }
}
