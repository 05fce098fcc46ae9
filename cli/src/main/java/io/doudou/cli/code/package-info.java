/**
 * Reads the service interfaces of a project and adds to their implementations what is missing.
 *
 * <p>Reading is the Java compiler's own; writing inserts text at the compiler's positions, so every
 * byte that a person wrote stays. May see {@code project}. Begin with {@link
 * io.doudou.cli.code.ServiceCode}.
 */
@NullMarked
package io.doudou.cli.code;

import org.jspecify.annotations.NullMarked;
