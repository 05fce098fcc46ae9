package io.doudou.http.server;

import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.HttpOptions;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.dispatch.Around;
import io.doudou.http.loop.Engine;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A server for tests: on a free port of its own, with the engine it runs on. */
public final class RunningServer implements AutoCloseable {

    final Engine engine = Engine.start();
    final ServerParts parts;
    final HttpServer server;

    private RunningServer(Settings settings, List<Route> routes, List<Filter> filters)
            throws IOException {
        parts = ServerParts.of(settings, Ticker.system(), routes, Around.of(List.of(), filters));
        server = new HttpServer(engine, settings, Ticker.system(), parts);
        server.start();
    }

    /** With all limits at their defaults but for {@code settings}. */
    static RunningServer of(Settings settings, Route... routes) throws IOException {
        var local = settings.with(HttpOptions.HOST, "127.0.0.1").with(HttpOptions.PORT, 0);
        return new RunningServer(local, List.of(routes), List.of());
    }

    static RunningServer of(Route... routes) throws IOException {
        return of(Settings.none(), routes);
    }

    RawClient connect() throws IOException {
        return new RawClient(server.port());
    }

    /** A server that has nothing but calls at these paths. */
    public static RunningServer taking(Map<String, Handler> calls) throws IOException {
        var running = of();
        calls.forEach(running.parts.dispatcher()::takeCalls);
        return running;
    }

    public String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }

    /** A route that answers with text. */
    static Route text(String method, String path, Handler handler) {
        return Route.of(path, method, path, handler);
    }

    public static Response text(String text) {
        return Response.of(
                200, "text/plain", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
