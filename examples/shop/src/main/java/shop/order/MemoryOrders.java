package shop.order;

import io.doudou.fault.Fault;

import shop.user.UserService;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Orders in memory. Users may be in this process or in another: this class cannot tell. */
public final class MemoryOrders implements OrderService {

    private final UserService users;
    private final OrderEvents events;
    private final InstantSource clock;
    private final Map<UUID, Order> orders = new ConcurrentHashMap<>();

    public MemoryOrders(UserService users, OrderEvents events) {
        this(users, events, InstantSource.system());
    }

    MemoryOrders(UserService users, OrderEvents events, InstantSource clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Order placeOrder(List<Line> lines, long userId) {
        // An unknown buyer is a Fault of the other service, which our own caller gets unchanged.
        var buyer = users.getUser(userId);
        var total = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var order = new Order(UUID.randomUUID(), buyer, lines, total, clock.instant());
        orders.put(order.id(), order);
        events.placed(new OrderEvents.Placed(order.id(), userId, total));
        return order;
    }

    @Override
    public Order findOrder(UUID id) {
        var order = orders.get(id);
        if (order == null) {
            throw new Fault(404, "order.unknown", "There is no order " + id + ".");
        }
        return order;
    }

    @Override
    public void deleteOrder(UUID id) {
        orders.remove(id);
    }
}
