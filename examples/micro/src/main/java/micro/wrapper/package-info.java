/** Code around handlers and around calls. See {@link micro.wrapper.Wrapper}. */
@NullMarked
package micro.wrapper;

import org.jspecify.annotations.NullMarked;
