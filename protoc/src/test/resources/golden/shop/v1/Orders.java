// Written by protoc-gen-doudou. What to edit is shop/v1/orders.proto.
package shop.v1;

import io.doudou.service.Post;
import io.doudou.service.Service;
import io.doudou.stream.Source;

/**
 * Orders &amp; their lines.
 *
 * <p>All four kinds of methods.
 */
@Service("shop.v1")
public interface Orders {
    /** Takes an order. */
    Receipt placeOrder(Order request);

    /** One order. */
    Order getOrder(GetOrderRequest request);

    /** Has a message that does not fit into a query. */
    @Post("/orders/getmany")
    Order getMany(Order request);

    /** Nothing there, nothing back. */
    void clear();

    /** Orders as they come. */
    Source<Order> watch(GetOrderRequest request);

    /** Takes many, says how many. */
    @Deprecated
    Receipt gather(Source<Order> requests);

    /** Answers each. */
    Source<Receipt> chat(Source<Order> requests);
}
