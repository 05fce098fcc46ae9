/**
 * Files up and down: one {@code Upload}, several of them, and a {@code Download}, with texts before
 * and after. Begin with {@link files.PhotoService}.
 */
@NullMarked
package files;

import org.jspecify.annotations.NullMarked;
