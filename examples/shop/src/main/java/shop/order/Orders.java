package shop.order;

import io.doudou.app.Application;

import shop.user.UserServiceClient;

/** The program that serves orders only and calls another process for users. */
public final class Orders {

    private Orders() {}

    public static void main(String[] args) {
        open(Application.from(args)).run();
    }

    public static Application open(Application app) {
        var users = UserServiceClient.of(app.client("usersvc"));
        var events = OrderEventsTopics.publisher(app.broker());
        return app.serve(OrderServiceRoutes.of(new MemoryOrders(users, events)));
    }
}
