/**
 * What an external system adds, found by name through the service loader.
 *
 * <p>Sees {@code broker}, {@code registry}, {@code transport} and {@code option}. Begin with {@link
 * io.doudou.plugin.Plugin}.
 */
@NullMarked
package io.doudou.plugin;

import org.jspecify.annotations.NullMarked;
