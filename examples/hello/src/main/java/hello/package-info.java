/**
 * The smallest service: one interface, one record, one class with a main method.
 *
 * <p>When {@link hello.HelloService} is compiled, {@code HelloServiceRoutes}, {@code
 * HelloServiceClient} and the OpenAPI documents are written beside it.
 */
@NullMarked
package hello;

import org.jspecify.annotations.NullMarked;
