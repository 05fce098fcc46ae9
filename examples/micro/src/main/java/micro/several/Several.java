package micro.several;

import io.doudou.app.Application;

import micro.greeter.Greeter.HelloRequest;
import micro.greeter.Greeter.HelloResponse;
import micro.greeter.GreeterRoutes;

/**
 * Two services in one program: on one port, found by two names, stopped together. When the program
 * becomes too large, {@link Farewell} moves into another, and no caller notices.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.several.Several
 * }</pre>
 */
public final class Several {
    static void main(String... args) {
        serve(Application.from(args)).run();
    }

    static Application serve(Application app) {
        return app.serve(GreeterRoutes.of(Several::hello))
                .serve(FarewellRoutes.of(name -> "Bye " + name));
    }

    private static HelloResponse hello(HelloRequest request) {
        return new HelloResponse("Hello " + request.name());
    }
}
