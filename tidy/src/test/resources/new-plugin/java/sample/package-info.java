/**
 * KINDS on Sample.
 *
 * <p>Sees {@code core} and the client library of Sample. Begin with ENTRY.
 */
@NullMarked
package io.doudou.sample;

import org.jspecify.annotations.NullMarked;
