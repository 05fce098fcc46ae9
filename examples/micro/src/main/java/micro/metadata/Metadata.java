package micro.metadata;

import io.doudou.app.Application;
import io.doudou.call.CallScope;

import micro.greeter.Greeter.HelloRequest;
import micro.greeter.Greeter.HelloResponse;
import micro.greeter.GreeterClient;
import micro.greeter.GreeterRoutes;

/**
 * Sends metadata along with a call. Handlers read them in the scope of the call, and whomever they
 * call or publish to gets them, too.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.metadata.Metadata
 * }</pre>
 */
public final class Metadata {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            app.serve(GreeterRoutes.of(Metadata::hello)).start();
            var greeter = GreeterClient.of(app.client("greeter"));
            var scope = CallScope.current().with("X-User-Id", "john").with("X-From-Id", "script");
            IO.println(scope.call(() -> greeter.hello(new HelloRequest("John"))).greeting());
        }
    }

    private static HelloResponse hello(HelloRequest request) {
        var metadata = CallScope.current().metadata();
        return new HelloResponse(
                "Hello %s, user %s of %s"
                        .formatted(
                                request.name(),
                                metadata.get("x-user-id"),
                                metadata.get("x-from-id")));
    }
}
