/**
 * Three services that can share a process or run apart.
 *
 * <p>{@code shop.user} keeps users. {@code shop.order} keeps orders and asks for users through
 * {@code UserService}, without knowing where they are. {@code shop.sales} counts the orders that it
 * hears of through {@code OrderEvents}. Which program is started decides who is together: {@link
 * shop.Shop} is all of it, {@link shop.user.Users}, {@link shop.order.Orders} and {@link
 * shop.sales.Sales} one each. Begin with {@code shop.order.MemoryOrders}.
 */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
