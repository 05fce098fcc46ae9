/**
 * What the messages of a service consist of, as a {@code .proto} file says it, and the numbers that
 * their fields keep.
 *
 * <p>{@code ShapesReader} makes shapes of the model, {@code NumberLock} gives them the numbers that
 * they had before. Sees the model only. Begin with {@link io.doudou.generator.shape.Shapes}.
 */
@NullMarked
package io.doudou.generator.shape;

import org.jspecify.annotations.NullMarked;
