package io.doudou.protoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.doudou.app.Application;
import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.Call;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A newer peer says a constant that the file of this one does not have. */
@Timeout(120)
class UnknownConstantTest {

    private static final Path GOOD = Path.of("src/test/resources/good");
    private static final List<String> FILES =
            List.of("shop/v1/money.proto", "shop/v1/orders.proto", "shop/v1/routes.proto");

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private static final Map<String, String> LOST = Map.of("status", "STATUS_LOST");

    /** As a file that has one constant more would say it. */
    private static final ServiceShapes NEWER =
            ServiceShapes.of("shop.v1")
                    .constants("Status", "NONE", "", "", "", "", "", "", "STATUS_LOST")
                    .record("Order")
                    .at(2)
                    .field("status", Cardinality.ONE, "Status")
                    .record("GetOrderRequest")
                    .at(2)
                    .field("orderId", Cardinality.ONE, FieldKind.STRING)
                    .procedure("Orders.PlaceOrder", "Order", "Order")
                    .procedure("Orders.GetOrder", "GetOrderRequest", "Order")
                    .build();

    @TempDir private Path output;

    private ClassLoader older() throws Exception {
        return Compiled.of(Protoc.require(), GOOD, output, FILES);
    }

    private static Application caller(Application server) {
        var address = server.address().replaceFirst("http", "grpc");
        return Reflected.application(Map.of("SHOP_V1", address));
    }

    @Test
    void aRequestIsRefusedWithItsFieldAndWhatIsKnown() throws Exception {
        try (var server = Reflected.application(Map.of())) {
            server.serve(Reflected.routes(older(), "shop.v1.Orders")).start();
            try (var caller = caller(server)) {
                var call =
                        Call.of("PlaceOrder", "POST", "/order")
                                .procedure("Orders.PlaceOrder", Passing.BODY, () -> NEWER)
                                .body("request", TEXTS, LOST);
                var refused = catchThrowable(() -> caller.client("shop.v1").json(call, TEXTS));
                assertThat(refused).isInstanceOf(Fault.class);
                var fault = (Fault) refused;
                assertThat(fault.status()).isEqualTo(400);
                assertThat(fault.problems())
                        .singleElement()
                        .asString()
                        .contains(
                                "request.status",
                                "must be one of STATUS_UNSPECIFIED, STATUS_PAID, STATUS_SENT");
            }
        }
    }

    @Test
    void anAnswerIsMalformed() throws Exception {
        var classes = older();
        try (var server = Reflected.application(Map.of())) {
            server.serve(
                            Routes.of("shop.v1", UnknownConstantTest.class)
                                    .route(
                                            Route.of(
                                                            "GetOrder",
                                                            "POST",
                                                            "/order",
                                                            request -> Response.json(TEXTS, LOST))
                                                    .consuming(MediaType.JSON)
                                                    .procedure("Orders.GetOrder", Passing.BODY))
                                    .shaped(() -> NEWER))
                    .start();
            try (var caller = caller(server)) {
                var client = caller.client("shop.v1");
                assertThat(catchThrowable(() -> getOrder(classes, client)))
                        .isInstanceOf(Malformed.class)
                        .hasMessageContaining("status");
            }
        }
    }

    private static void getOrder(ClassLoader classes, ServiceClient client) throws Throwable {
        var type = classes.loadClass("shop.v1.GetOrderRequest");
        var request = type.getConstructors()[0].newInstance("1", Optional.empty());
        var orders = classes.loadClass("shop.v1.OrdersClient");
        var made = orders.getMethod("of", ServiceClient.class).invoke(null, client);
        try {
            orders.getMethod("getOrder", type).invoke(made, request);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
