package shop;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import shop.order.Line;
import shop.order.OrderServiceClient;
import shop.sales.SalesServiceClient;
import shop.user.UserServiceClient;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A program that signs up, and orders until it hears that an order was counted. */
final class Customer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Customer() {}

    public static void main(String[] args) throws InterruptedException {
        try (var app = Application.from(args)) {
            System.out.println(buy(app));
        }
    }

    /** What the shop says of its sales in the end: {@code 3.00 for each order}. */
    static String buy(Application app) throws InterruptedException {
        var users = UserServiceClient.of(app.client("usersvc"));
        var orders = OrderServiceClient.of(app.client("ordersvc"));
        var sales = SalesServiceClient.of(app.client("salessvc"));
        var tea = new Line("tea", 2, new BigDecimal("1.50"));
        var id = answered(() -> users.signUp("Ada", 36));
        var turnover = answered(sales::getTurnover);
        // Who was told of a subscription a moment ago may have published before that.
        for (int i = 0; i < 100 && turnover.orders() == 0; i++) {
            answered(() -> orders.placeOrder(List.of(tea), id));
            Ticker.system().sleep(Duration.ofMillis(100));
            turnover = sales.getTurnover();
        }
        return turnover.orders() == 0
                ? "no order was counted"
                : turnover.amount().divide(BigDecimal.valueOf(turnover.orders()))
                        + " for each order";
    }

    /** A service is known a moment after it has started. */
    private static <T> T answered(Supplier<T> call) throws InterruptedException {
        var time = Ticker.system();
        var endNanos = time.nanos() + PATIENCE.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (Unreachable | Fault notYet) {
                if (time.nanos() - endNanos >= 0) {
                    throw notYet;
                }
                time.sleep(Duration.ofMillis(100));
            }
        }
    }
}
