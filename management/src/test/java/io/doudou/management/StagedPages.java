package io.doudou.management;

import io.doudou.app.Application;
import io.doudou.http.HttpOptions;
import io.doudou.http.Routes;
import io.doudou.http.Surface;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.registry.Roster;
import io.doudou.time.Ticker;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The management pages over a registry that a test plays, on a real server. */
final class StagedPages implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Application application;
    private final StagedRoster roster;

    StagedPages(StagedRoster roster, Ticker ticker) {
        this.roster = roster;
        var routes = Routes.of("pages", UserService.class);
        for (var route : new Management(ticker).mount(new View()).routes()) {
            routes = routes.route(route);
        }
        application =
                Application.with(
                                Settings.none()
                                        .with(HttpOptions.HOST, "127.0.0.1")
                                        .with(HttpOptions.PORT, 0))
                        .serve(routes)
                        .start();
    }

    String address() {
        return application.address() + "/go-doudou/";
    }

    HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address() + path)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** What the application is as long as it runs; {@link #stop} says that it stops. */
    void stop() {
        stopping = true;
    }

    private volatile boolean stopping;

    @Override
    public void close() {
        stopping = true;
        application.close();
        client.close();
    }

    private final class View implements Surface.Mounted {
        @Override
        public Settings settings() {
            return Settings.none().with(ManagementOptions.ENABLE, true);
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public List<Routes> services() {
            return List.of();
        }

        @Override
        public boolean ready() {
            return !stopping;
        }

        @Override
        public Roster roster() {
            return roster;
        }
    }
}
