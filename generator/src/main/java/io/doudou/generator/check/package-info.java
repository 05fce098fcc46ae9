/**
 * Rules that a whole service must keep once it is read: from the model to problems.
 *
 * <p>Sees the model only. Begin with {@link io.doudou.generator.check.Checks}.
 */
@NullMarked
package io.doudou.generator.check;

import org.jspecify.annotations.NullMarked;
