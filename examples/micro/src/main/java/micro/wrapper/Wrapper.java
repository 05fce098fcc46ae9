package micro.wrapper;

import io.doudou.app.Application;
import io.doudou.http.Attempt;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.selector.Selection;

import micro.greeter.Greeter.HelloRequest;
import micro.greeter.Greeter.HelloResponse;
import micro.greeter.GreeterClient;
import micro.greeter.GreeterRoutes;

/**
 * Logs around every handler and around every attempt of a call, of which there are several when a
 * node fails. Around a call as a whole no filter is needed: the client is a {@code Greeter}, and so
 * is whatever you write around it. The selection sees to it that the call leaves the process.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.wrapper.Wrapper
 * }</pre>
 */
public final class Wrapper {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            app.serve(GreeterRoutes.of(Wrapper::hello))
                    .filter(Wrapper::logged)
                    .callFilter(Wrapper::logged)
                    .start();
            var greeter = GreeterClient.of(app.client("greeter", Selection.ANY));
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

    private static void logged(Attempt attempt, Runnable next) {
        IO.println("[call] before " + attempt.method());
        next.run();
        IO.println("[call] after " + attempt.status());
    }
}
