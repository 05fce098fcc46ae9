package locked;

import io.doudou.codec.ServiceShapes;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Calls {@link OrderService} where it runs: one request for each call. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class OrderServiceClient implements OrderService {

    private static final Supplier<ServiceShapes> SHAPES = OrderServiceShapes::shapes;

    private final ServiceClient client;

    private OrderServiceClient(ServiceClient client) {
        this.client = client;
    }

    /** The service that {@code client} reaches. */
    public static OrderServiceClient of(ServiceClient client) {
        return new OrderServiceClient(client);
    }

    @Override
    public OrderService.Order postOrder(OrderService.Order order) {
        var call =
                Call.of("Order", "POST", "/order")
                        .procedure("OrderService.PostOrder", Passing.BODY, SHAPES)
                        .body("order", OrderServiceJson.ORDER, order);
        return client.json(call, OrderServiceJson.ORDER);
    }
}
