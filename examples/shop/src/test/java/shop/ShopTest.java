package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;

import shop.order.Line;
import shop.order.OrderService;
import shop.order.OrderServiceClient;
import shop.order.Orders;
import shop.user.PageQuery;
import shop.user.User;
import shop.user.UserService;
import shop.user.UserServiceClient;
import shop.user.Users;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class ShopTest {

    private static final Map<String, String> LOCAL =
            Map.of("GDD_HOST", "127.0.0.1", "GDD_PORT", "0");

    private static final Duration FOUND_MAX = Duration.ofSeconds(10);

    @Test
    void oneProcessServesAllServices() {
        try (var shop = Shop.open(application(LOCAL)).start()) {
            check(
                    UserServiceClient.of(shop.client("usersvc")),
                    OrderServiceClient.of(shop.client("ordersvc")));
        }
    }

    @Test
    void salesHearOfOrdersInTheSameProcess() throws InterruptedException {
        try (var shop = Shop.open(application(LOCAL)).start()) {
            assertThat(Customer.buy(shop)).isEqualTo("3.00 for each order");
        }
    }

    @Test
    void twoProcessesServeOneEach() throws InterruptedException {
        try (var users = ShopProcess.start(Users.class, Map.of());
                var orders = ShopProcess.start(Orders.class, Map.of("USERSVC", users.address()));
                var caller =
                        application(
                                Map.of(
                                        "USERSVC", users.address(),
                                        "ORDERSVC", orders.address()))) {
            check(
                    UserServiceClient.of(caller.client("usersvc")),
                    OrderServiceClient.of(caller.client("ordersvc")));
            assertThat(orders.stop()).isZero();
            assertThat(users.stop()).isZero();
        }
    }

    @Test
    void threeProcessesFindEachOtherByGossip() throws IOException, InterruptedException {
        var port = freePort();
        try (var users = ShopProcess.start(Users.class, member("users", port, port));
                var orders = ShopProcess.start(Orders.class, member("orders", 0, port));
                var caller = application(member("caller", 0, port))) {
            var orderService = OrderServiceClient.of(caller.client("ordersvc"));
            awaitFound(() -> orderService.deleteOrder(UUID.randomUUID()));
            awaitFound(() -> orderService.placeOrder(List.of(), -1));
            check(UserServiceClient.of(caller.client("usersvc")), orderService);
            assertThat(orders.stop()).isZero();
            assertThat(users.stop()).isZero();
        }
    }

    @Test
    void anybodyCanOrderWithPlainHttp() throws IOException, InterruptedException {
        try (var shop = Shop.open(application(LOCAL)).start();
                var http = HttpClient.newHttpClient()) {
            var signUp =
                    HttpRequest.newBuilder(URI.create(shop.address() + "/sign/up"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("name=Ada&age=36"))
                            .build();
            var id = http.send(signUp, BodyHandlers.ofString()).body();
            var order =
                    HttpRequest.newBuilder(URI.create(shop.address() + "/place/order?userId=" + id))
                            .header("Content-Type", "application/json")
                            .POST(
                                    BodyPublishers.ofString(
                                            "[{\"article\":\"tea\",\"count\":2,\"price\":1.5}]"))
                            .build();
            var response = http.send(order, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains("\"buyer\":{\"id\":" + id + ",\"name\":\"Ada\",\"age\":36}")
                    .contains("\"total\":3.0");
        }
    }

    private static void check(UserService users, OrderService orders) {
        var id = users.signUp("Ada", 36);
        var lines = List.of(new Line("tea", 2, new BigDecimal("1.50")));
        var order = orders.placeOrder(lines, id);

        assertThat(users.pageUsers(new PageQuery("A", 1, 10)).items())
                .containsExactly(new User(id, "Ada", 36));
        assertThat(order.total()).isEqualByComparingTo("3");
        assertThat(orders.findOrder(order.id())).isEqualTo(order);
        orders.deleteOrder(order.id());

        assertFault(() -> orders.findOrder(order.id()), 404, "order.unknown");
        // The fault of the other service comes through unchanged.
        assertFault(() -> orders.placeOrder(lines, -1), 404, "user.unknown");
        assertFault(() -> users.signUp("Ada", null), 409, "user.taken");
        assertFault(() -> users.pageUsers(new PageQuery(null, 0, 101)), 400, "request.invalid");
        orders.deleteOrder(UUID.randomUUID());
    }

    private static void assertFault(Runnable call, int status, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> {
                            assertThat(fault.status()).isEqualTo(status);
                            assertThat(fault.code()).isEqualTo(code);
                        });
    }

    /** A member of a cluster on this machine; the one at {@code seed} is there first. */
    private static Map<String, String> member(String name, int port, int seed) {
        return Map.of(
                "GDD_REGISTRY",
                "gossip",
                "GDD_MEM_NAME",
                name,
                "GDD_MEM_BIND",
                "127.0.0.1",
                "GDD_MEM_HOST",
                "127.0.0.1",
                "GDD_MEM_PORT",
                Integer.toString(port),
                "GDD_MEM_SEED",
                port == seed ? "" : "127.0.0.1:" + seed);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What a node offers is known to the others a moment after it has started. */
    private static void awaitFound(Runnable call) throws InterruptedException {
        var time = Ticker.system();
        var endNanos = time.nanos() + FOUND_MAX.toNanos();
        while (!isAnswered(call)) {
            assertThat(time.nanos()).as("it is found in time").isLessThan(endNanos);
            time.sleep(Duration.ofMillis(50));
        }
    }

    private static boolean isAnswered(Runnable call) {
        try {
            call.run();
            return true;
        } catch (Fault answer) {
            // 5xx: the one who was asked does not find whom it asks.
            return answer.status() < 500;
        } catch (Unreachable notYet) {
            return false;
        }
    }

    private static Application application(Map<String, String> environment) {
        return Application.with(Settings.load(new String[0], environment, Path.of("")));
    }
}
