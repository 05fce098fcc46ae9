package micro.graceful;

import io.doudou.app.Application;

import micro.greeter.Greeter;
import micro.greeter.GreeterRoutes;

/**
 * Lets running requests come to their end. There is nothing to switch on: at SIGTERM or Ctrl-C the
 * node leaves the registry, new calls go elsewhere, and those that run have {@code
 * GDD_GRACE_TIMEOUT}.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.graceful.Graceful
 * curl -d '{"name":"John"}' -H 'Content-Type: application/json' 127.0.0.1:6060/hello
 * }</pre>
 */
public final class Graceful implements Greeter {

    private static final int WORK_MILLIS = 2000;

    static void main(String... args) {
        Application.from(args).serve(GreeterRoutes.of(new Graceful())).run();
    }

    @Override
    public HelloResponse hello(HelloRequest request) {
        IO.println("working for " + request.name() + ", stop me now");
        work();
        return new HelloResponse("Hello " + request.name() + ", done");
    }

    private static void work() {
        try {
            Thread.sleep(WORK_MILLIS);
        } catch (InterruptedException graceIsOver) {
            Thread.currentThread().interrupt();
        }
    }
}
