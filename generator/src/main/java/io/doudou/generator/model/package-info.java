/**
 * A service interface as plain values: what the reader found and all writers work from.
 *
 * <p>Everything here is immutable and complete. Types that may refer to themselves (records, sealed
 * choices, enums) stand in one list of the service and are referred to by name, so every value is a
 * finite tree. Generic records are already instantiated: {@code Page<User>} and {@code Page<Order>}
 * are two declarations. Sees the JDK only: neither the compiler nor the code writer. Begin with
 * {@link io.doudou.generator.model.Service}, then {@link io.doudou.generator.model.Type}.
 */
@NullMarked
package io.doudou.generator.model;

import org.jspecify.annotations.NullMarked;
