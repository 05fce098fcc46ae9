/** Stopping without breaking what runs. See {@link micro.graceful.Graceful}. */
@NullMarked
package micro.graceful;

import org.jspecify.annotations.NullMarked;
