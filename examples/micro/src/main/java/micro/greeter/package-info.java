/**
 * The service that go-micro's examples begin with, its client, and one program that can be both.
 *
 * <p>Begin with {@link micro.greeter.Greeter}. {@link micro.greeter.Main} is the service, or the
 * client when it is started with {@code --client}. Whatever speaks go-micro's remote procedure
 * calls may stand on either side.
 */
@NullMarked
package micro.greeter;

import org.jspecify.annotations.NullMarked;
