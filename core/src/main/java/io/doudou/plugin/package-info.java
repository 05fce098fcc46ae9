/**
 * What an external system adds, found by name through the service loader.
 *
 * <p>Sees {@code broker}, {@code codec}, {@code registry}, {@code transport} and {@code option}.
 * Begin with {@link io.doudou.plugin.Plugin}; {@link io.doudou.plugin.PluginOptions} are the
 * settings that all of them may read.
 */
@NullMarked
package io.doudou.plugin;

import org.jspecify.annotations.NullMarked;
