package locked;

import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/** Serves {@link OrderService}: a route for each of its methods. */
@Generated("io.doudou.generator")
@NullUnmarked
public final class OrderServiceRoutes {

    private final OrderService service;

    private OrderServiceRoutes(OrderService service) {
        this.service = service;
    }

    /** The routes that call {@code service}. */
    public static Routes of(OrderService service) {
        var routes = new OrderServiceRoutes(service);
        return Routes.of("ordersvc", OrderService.class)
                .documented(OrderService.class::getResourceAsStream)
                .shaped(OrderServiceShapes::shapes)
                .route(
                        Route.of("Order", "POST", "/order", routes::postOrder)
                                .consuming(MediaType.JSON)
                                .procedure("OrderService.PostOrder", Passing.BODY));
    }

    private Response postOrder(Request request) {
        var input = Input.of(request);
        var order = input.body("order", OrderServiceJson.ORDER);
        input.throwIfInvalid();
        return Response.json(request, OrderServiceJson.ORDER, service.postOrder(order));
    }
}
