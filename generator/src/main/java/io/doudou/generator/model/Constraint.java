package io.doudou.generator.model;

/**
 * A limit on a value, from an annotation of {@code jakarta.validation.constraints}. A null value
 * passes; {@code @NotNull} is not kept here, it makes the use not nullable.
 *
 * @param rule reads on from the value's name: "must be at most 100"
 */
public record Constraint(Limit limit, String rule) {}
