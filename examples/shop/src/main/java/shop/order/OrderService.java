package shop.order;

import io.doudou.service.Get;
import io.doudou.service.Service;

import jakarta.validation.constraints.NotEmpty;

import java.util.List;
import java.util.UUID;

/** Orders of the shop. */
@Service
public interface OrderService {

    /**
     * Places an order.
     *
     * @param lines what is bought
     * @param userId who buys it
     */
    Order placeOrder(@NotEmpty List<Line> lines, long userId);

    /**
     * One order.
     *
     * @param id as given when it was placed
     */
    @Get("/orders/{id}")
    Order findOrder(UUID id);

    /**
     * Takes an order back. Once taken back it is gone; taking it back again changes nothing.
     *
     * @param id as given when it was placed
     */
    void deleteOrder(UUID id);
}
