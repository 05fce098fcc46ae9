/**
 * Two services that can share a process or run apart.
 *
 * <p>{@code shop.user} keeps users. {@code shop.order} keeps orders and asks for users through
 * {@code UserService}, without knowing where they are. Which program is started decides that:
 * {@link shop.Shop} serves both, {@link shop.user.Users} and {@link shop.order.Orders} one each.
 * Begin with {@code shop.order.MemoryOrders}.
 */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
