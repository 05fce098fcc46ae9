package types;

import org.jspecify.annotations.Nullable;

/**
 * A query of records within a record.
 *
 * @param filter part of the name
 * @param page which part of the result
 * @param other another part, if one is wanted
 */
public record PageQuery(@Nullable String filter, Part page, @Nullable Part other) {

    /**
     * Which part of a result.
     *
     * @param number counted from 1
     * @param size how many
     */
    public record Part(int number, int size) {}
}
