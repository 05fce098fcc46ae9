package micro.selector;

import io.doudou.app.Application;
import io.doudou.registry.Node;
import io.doudou.selector.Selection;

import micro.greeter.Greeter;
import micro.greeter.Greeter.HelloRequest;
import micro.greeter.GreeterClient;

import java.util.List;
import java.util.Set;

/**
 * Has a selector of its own: a method that gets the nodes, and the ids of those that failed for
 * this call already. This one always takes the first.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.selector.FirstNode --registry mdns
 * }</pre>
 */
public final class FirstNode {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            var greeter = client(app);
            for (int i = 0; i < 10; i++) {
                IO.println(greeter.hello(new HelloRequest("John")).greeting());
            }
        }
    }

    static Greeter client(Application app) {
        return GreeterClient.of(app.client("greeter", Selection.by(FirstNode::first)));
    }

    private static Node first(List<Node> nodes, Set<String> tried) {
        return nodes.getFirst();
    }
}
