package micro.sharding;

import io.doudou.app.Application;
import io.doudou.call.CallScope;
import io.doudou.selector.Selection;
import io.doudou.selector.Selector;

import micro.greeter.Greeter;
import micro.greeter.Greeter.HelloRequest;
import micro.greeter.GreeterClient;

import java.util.List;

/**
 * Sends all calls of one user to one node, which may keep what it knows of him in memory. The key
 * is metadata of the call, so it may come from far away. Start a few {@link micro.selector.Server}s
 * before.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.sharding.Sharding --registry mdns
 * }</pre>
 */
public final class Sharding {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            var greeter = client(app);
            for (var user : List.of("ann", "bob", "ann", "bob")) {
                IO.println(hello(greeter, user));
            }
        }
    }

    static Greeter client(Application app) {
        var byUser = Selection.by(Selector.consistentHash("X-From-User"));
        return GreeterClient.of(app.client("greeter", byUser));
    }

    static String hello(Greeter greeter, String user) {
        var scope = CallScope.current().with("X-From-User", user);
        return scope.call(() -> greeter.hello(new HelloRequest(user))).greeting();
    }
}
