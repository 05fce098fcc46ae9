/**
 * Errors, named after what the caller may do next.
 *
 * <p>{@link io.doudou.fault.ServiceException} is the sealed family; {@link io.doudou.fault.Fault}
 * is the member that travels: a handler throws it, the wire carries it as problem details (RFC
 * 9457) and the typed client throws it again. {@link io.doudou.fault.Problems} gathers everything
 * that is wrong with one request, so that the caller repairs it in one go. Sees nothing but the
 * JDK. Begin with {@code Fault}.
 */
@NullMarked
package io.doudou.fault;

import org.jspecify.annotations.NullMarked;
