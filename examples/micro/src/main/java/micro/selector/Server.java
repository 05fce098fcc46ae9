package micro.selector;

import io.doudou.app.Application;

import micro.greeter.Greeter.HelloResponse;
import micro.greeter.GreeterRoutes;

/**
 * A greeter that says which node it is. Start two on one machine:
 *
 * <pre>{@code
 * JAR=target/example-micro-0.1.0-SNAPSHOT.jar
 * java -cp $JAR micro.selector.Server --registry mdns --port 6061 --node-metadata datacenter=local
 * java -cp $JAR micro.selector.Server --registry mdns --port 6062 --node-metadata datacenter=far
 * }</pre>
 */
public final class Server {
    static void main(String... args) {
        serve(Application.from(args)).run();
    }

    static Application serve(Application app) {
        return app.serve(
                GreeterRoutes.of(
                        request -> new HelloResponse(app.address() + ": Hello " + request.name())));
    }
}
