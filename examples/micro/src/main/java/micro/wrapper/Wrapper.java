package micro.wrapper;

import io.doudou.app.Application;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;

import micro.greeter.Greeter;
import micro.greeter.Greeter.HelloRequest;
import micro.greeter.Greeter.HelloResponse;
import micro.greeter.GreeterClient;
import micro.greeter.GreeterRoutes;

/**
 * Logs around every handler and around every call. A filter is a method that gets the request and
 * whoever answers it; what stands around calls is the interface itself, because the client is one.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.wrapper.Wrapper
 * }</pre>
 */
public final class Wrapper {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            app.serve(GreeterRoutes.of(Wrapper::hello)).filter(Wrapper::logged).start();
            var greeter = logged(GreeterClient.of(app.client("greeter")));
            IO.println(greeter.hello(new HelloRequest("John")).greeting());
        }
    }

    private static HelloResponse hello(HelloRequest request) {
        return new HelloResponse("Hello " + request.name());
    }

    private static Response logged(Request request, Handler next) throws Exception {
        IO.println("[handler] before " + request.path());
        var response = next.handle(request);
        IO.println("[handler] after " + response.status());
        return response;
    }

    private static Greeter logged(Greeter greeter) {
        return request -> {
            IO.println("[call] before " + request);
            var response = greeter.hello(request);
            IO.println("[call] after " + response);
            return response;
        };
    }
}
