package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.http.HttpOptions;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Settings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Two small services, written by hand, on a real server: what the tests here look at. Their OpenAPI
 * documents lie beside this class.
 */
final class Shop implements AutoCloseable {

    private final Application application;
    private final HttpClient client = HttpClient.newHttpClient();

    Shop(Settings settings) {
        application =
                Application.with(
                                settings.with(HttpOptions.HOST, "127.0.0.1")
                                        .with(HttpOptions.PORT, 0))
                        .serve(users())
                        .serve(orders())
                        .start();
    }

    static Settings managed() {
        return Settings.none().with(ManagementOptions.ENABLE, true);
    }

    private static Routes users() {
        return Routes.of("usersvc", UserService.class)
                .route(
                        Route.of(
                                "GetUser",
                                "GET",
                                "/user",
                                request -> {
                                    if (request.query().contains("id=0")) {
                                        throw new Fault(404, "user.unknown", "There is no user 0.");
                                    }
                                    return json("{\"id\":7,\"name\":\"Ada Lovelace\"}");
                                }))
                .route(
                        Route.of(
                                        "DeleteUser",
                                        "DELETE",
                                        "/users/{id}",
                                        request -> Response.noContent())
                                .producingNothing());
    }

    private static Routes orders() {
        return Routes.of("ordersvc", OrderService.class)
                .route(Route.of("GetOrder", "GET", "/order", request -> json("{}")));
    }

    private static Response json(String text) {
        return Response.of(200, "application/json", text.getBytes(UTF_8));
    }

    String address() {
        return application.address();
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    int delete(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + path)).DELETE().build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }
}
