package shop.user;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is wanted.
 *
 * @param filter a part of the name; absent: everybody
 * @param page counted from 1
 * @param size entries of one page
 */
public record PageQuery(@Nullable String filter, @Min(1) int page, @Min(1) @Max(100) int size) {}
