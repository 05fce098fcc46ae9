package shop;

import io.doudou.app.Application;

import shop.order.MemoryOrders;
import shop.order.OrderServiceRoutes;
import shop.user.MemoryUsers;
import shop.user.UserServiceClient;
import shop.user.UserServiceRoutes;

/** The whole shop in one process: calls between the services stay in memory. */
public final class Shop {

    private Shop() {}

    public static void main(String[] args) {
        open(Application.from(args)).run();
    }

    public static Application open(Application app) {
        var users = UserServiceClient.of(app.client("usersvc"));
        return app.serve(UserServiceRoutes.of(new MemoryUsers()))
                .serve(OrderServiceRoutes.of(new MemoryOrders(users)));
    }
}
