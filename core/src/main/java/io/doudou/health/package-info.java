/**
 * What a program checks of itself and of what it depends on, so that others may ask how it is.
 *
 * <p>A {@link io.doudou.health.Check} is a name and a blocking {@link io.doudou.health.Inspection};
 * who runs it, and when, is elsewhere. Sees {@code registry}. Begin with {@code Check}.
 */
@NullMarked
package io.doudou.health;

import org.jspecify.annotations.NullMarked;
