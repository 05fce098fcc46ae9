package io.doudou.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * The floor: the same service by hand on the raw engine, as callbacks on its loops. No routing, no
 * checks, no filters, no metrics, and a handler that waits would stop everybody: what no framework
 * can be cheaper than.
 */
final class FloorServer extends VerticleBase {

    private final UserService users = new Users();
    private final int port;

    private FloorServer(int port) {
        this.port = port;
    }

    /** Serves until the process is stopped, one loop per core. */
    static void run(int port) {
        var vertx = Vertx.vertx();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            vertx.deployVerticle(new FloorServer(port)).await();
        }
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer().requestHandler(this::handle).listen(port, "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        if (request.method() == HttpMethod.POST) {
            request.body().onSuccess(body -> answer(request, page(body)));
        } else {
            answer(request, user(request));
        }
    }

    private byte[] page(Buffer body) {
        return FloorJson.bytes(users.pageUsers(FloorJson.query(body.getBytes())));
    }

    private byte[] user(HttpServerRequest request) {
        return FloorJson.bytes(users.getUser(Long.parseLong(request.getParam("id"))));
    }

    private static void answer(HttpServerRequest request, byte[] json) {
        request.response().putHeader("content-type", "application/json").end(Buffer.buffer(json));
    }
}
