package micro.selector;

import io.doudou.app.Application;
import io.doudou.selector.NodeFilter;
import io.doudou.selector.Selection;

import micro.greeter.Greeter;
import micro.greeter.Greeter.HelloRequest;
import micro.greeter.GreeterClient;

/**
 * Calls only nodes whose metadata say that they are in the local data centre. Start a few {@link
 * Server}s before.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.selector.DataCenter --registry mdns
 * }</pre>
 */
public final class DataCenter {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            var greeter = local(app);
            for (int i = 0; i < 10; i++) {
                IO.println(greeter.hello(new HelloRequest("John")).greeting());
            }
        }
    }

    static Greeter local(Application app) {
        var local = Selection.among(NodeFilter.label("datacenter", "local"));
        return GreeterClient.of(app.client("greeter", local));
    }
}
