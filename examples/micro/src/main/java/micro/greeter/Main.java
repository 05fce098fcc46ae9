package micro.greeter;

import io.doudou.app.Application;

import micro.greeter.Greeter.HelloRequest;
import micro.greeter.Greeter.HelloResponse;

import java.util.Arrays;

/**
 * One program that is the service, and with {@code --client} in front the client.
 *
 * <pre>{@code
 * java -jar target/example-micro-0.1.0-SNAPSHOT.jar --registry mdns
 * java -jar target/example-micro-0.1.0-SNAPSHOT.jar --client --registry mdns
 * }</pre>
 */
public final class Main {
    static void main(String... args) {
        if (args.length > 0 && args[0].equals("--client")) {
            call(Application.from(Arrays.copyOfRange(args, 1, args.length)));
        } else {
            serve(Application.from(args));
        }
    }

    static void serve(Application app) {
        app.serve(GreeterRoutes.of(Main::hello)).run();
    }

    static void call(Application app) {
        try (app) {
            var greeter = GreeterClient.of(app.client("greeter"));
            IO.println(greeter.hello(new HelloRequest("John")).greeting());
        }
    }

    private static HelloResponse hello(HelloRequest request) {
        return new HelloResponse("Hello " + request.name());
    }
}
