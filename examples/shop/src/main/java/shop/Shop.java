package shop;

import io.doudou.app.Application;

import shop.order.Orders;
import shop.sales.Sales;
import shop.user.Users;

/** The whole shop in one process: calls between the services stay in memory. */
public final class Shop {

    private Shop() {}

    public static void main(String[] args) {
        open(Application.from(args)).run();
    }

    public static Application open(Application app) {
        return Sales.open(Orders.open(Users.open(app)));
    }
}
