package io.doudou.benchmarks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/**
 * Which users are wanted.
 *
 * @param filter part of the name
 * @param pageNo from 0
 * @param size users per page
 */
public record PageQuery(@Nullable String filter, @Min(0) int pageNo, @Min(1) @Max(100) int size) {}
