package shop.sales;

import io.doudou.app.Application;

import shop.order.OrderEventsTopics;

/** The program that counts sales: it listens to orders, wherever they are placed. */
public final class Sales {

    private Sales() {}

    public static void main(String[] args) {
        open(Application.from(args)).run();
    }

    public static Application open(Application app) {
        var sales = new CountedSales();
        return app.serve(SalesServiceRoutes.of(sales)).subscribe(OrderEventsTopics.of(sales));
    }
}
