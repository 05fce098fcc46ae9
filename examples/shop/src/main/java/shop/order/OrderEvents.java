package shop.order;

import io.doudou.service.Topic;

import java.math.BigDecimal;
import java.util.UUID;

/** What happens to orders: to call a method is to publish, to implement it is to listen. */
public interface OrderEvents {

    /** An order was placed. */
    @Topic("orders.placed")
    void placed(Placed event);

    /**
     * What those know who listen.
     *
     * @param id of the order
     * @param userId who bought
     * @param total of all lines
     */
    record Placed(UUID id, long userId, BigDecimal total) {}
}
