/**
 * What the shop has sold, counted from what is told of orders.
 *
 * <p>Sees {@code shop.order} only through {@link shop.order.OrderEvents}, and never calls it: who
 * places orders, and where, makes no difference. Begin with {@link shop.sales.CountedSales}.
 */
@NullMarked
package shop.sales;

import org.jspecify.annotations.NullMarked;
