/** Several services in one program. See {@link micro.several.Several}. */
@NullMarked
package micro.several;

import org.jspecify.annotations.NullMarked;
