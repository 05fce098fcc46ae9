/**
 * Who offers which service where: the contract of all registries and its two embedded references.
 *
 * <p>{@link io.doudou.registry.Registry} is the contract; {@link io.doudou.registry.Service} and
 * {@link io.doudou.registry.Node} are what it carries. Sees {@code codec}, {@code fault}, {@code
 * figure} and {@code option}. Begin with {@code Registry}.
 */
@NullMarked
package io.doudou.registry;

import org.jspecify.annotations.NullMarked;
