package io.doudou.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;

/**
 * The floor of a gateway: asks the server at another port for the user and passes it on, by hand,
 * with the raw client of the engine, as callbacks on its loops.
 */
final class FloorGateway extends VerticleBase {

    private final int port;
    private final int upstreamPort;

    private FloorGateway(int port, int upstreamPort) {
        this.port = port;
        this.upstreamPort = upstreamPort;
    }

    static void run(int port, int upstreamPort) {
        var vertx = Vertx.vertx();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            vertx.deployVerticle(new FloorGateway(port, upstreamPort)).await();
        }
    }

    @Override
    public Future<?> start() {
        var client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(Loader.CONNECTIONS));
        return vertx.createHttpServer()
                .requestHandler(request -> handle(request, client))
                .listen(port, "127.0.0.1");
    }

    private void handle(HttpServerRequest request, HttpClient client) {
        client.request(HttpMethod.GET, upstreamPort, "127.0.0.1", "/user?" + request.query())
                .compose(upstream -> upstream.send().compose(HttpClientResponse::body))
                .onSuccess(body -> answer(request, body))
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    private static void answer(HttpServerRequest request, Buffer body) {
        var user = FloorJson.user(body.getBytes());
        request.response()
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(FloorJson.bytes(user)));
    }
}
