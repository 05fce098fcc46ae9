/**
 * From source elements to the model: interface, types, constraints and comments are read once, and
 * whatever cannot be generated becomes a problem at the element that caused it.
 *
 * <p>Sees {@code javax.lang.model} and the model; knows nothing of what is written. Remembers
 * nothing between two services. Begin with {@link io.doudou.generator.read.ServiceReader}.
 */
@NullMarked
package io.doudou.generator.read;

import org.jspecify.annotations.NullMarked;
