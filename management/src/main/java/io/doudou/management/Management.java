package io.doudou.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.MediaType;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Surface;
import io.doudou.option.Option;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The management pages and the metrics, mounted when {@link ManagementOptions#ENABLE} says so.
 * Found by the server through the service loader. Serves all threads.
 */
public final class Management implements Surface {

    /** The paths of go-doudou, so that links and scrapers keep working (go-doudou.md 11.5). */
    private static final String BASE = "/go-doudou";

    private final Ticker ticker;

    /** What the service loader calls. */
    public Management() {
        this(Ticker.system());
    }

    Management(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public List<Option<?>> options() {
        return ManagementOptions.ALL;
    }

    @Override
    public Mount mount(Mounted application) {
        if (!application.settings().get(ManagementOptions.ENABLE)) {
            return application.checks().isEmpty()
                    ? Mount.NOTHING
                    : new Mount(probes(application), route -> Mount.NO_FILTER);
        }
        var metrics = new RequestMetrics(ticker);
        return new Mount(
                routes(application, metrics), route -> around(route, metrics, application));
    }

    private static Filter around(Route route, RequestMetrics metrics, Mounted application) {
        var path = application.settings().get(io.doudou.http.HttpOptions.ROUTE_ROOT_PATH);
        return metrics.of(route.method(), path + route.path());
    }

    private List<Route> routes(Mounted application, RequestMetrics metrics) {
        var documents = new Documents(application);
        var config = new ConfigPage(application);
        var roster = application.roster();
        var prometheus = new Prometheus(metrics, roster);
        var registry = new RegistryPage(roster, application::ready, ticker);
        var guard = BasicAuth.of(application.settings());
        var guarded =
                Stream.of(
                        get("GetIndex", "/", Assets.page("index.html")),
                        get("GetDoc", "/doc", Assets.page("doc.html")),
                        get("GetDocFile", "/doc/{file}", Assets::file),
                        get("GetOpenAPI", "/openapi.json", documents::version30),
                        get("GetOpenAPI31", "/openapi-3.1.json", documents::version31),
                        get("GetServices", "/services.json", documents::services),
                        get("GetServiceOpenAPI", "/openapi/{service}", documents::ofService),
                        get("Prometheus", "/prometheus", prometheus),
                        get("GetRegistry", "/registry", Assets.page("registry.html")),
                        get("GetRegistryJson", "/registry.json", registry::json),
                        get("GetRegistryEvents", "/registry/events", registry::events),
                        get("GetConfig", "/config", Assets.page("config.html")),
                        get("GetConfigJson", "/config.json", config::json));
        var all =
                application.live()
                        ? Stream.concat(guarded, Stream.of(problem(application)))
                        : guarded;
        return Stream.concat(
                        all.map(route -> route.with(guard.around(route.handler()))),
                        probes(application).stream())
                .toList();
    }

    /**
     * At the paths that go-micro has and at ours. Probes of an orchestrator carry no password, and
     * their answers tell nothing else; reasons are for those who know it.
     */
    private List<Route> probes(Mounted application) {
        var health = new Health(application, ticker);
        var guard = BasicAuth.of(application.settings());
        return Stream.of(
                        get("GetLive", "/health/live", health::live),
                        get("GetReady", "/health/ready", health::ready),
                        at("/health", "GetHealth", guard.around(health::whole)),
                        at("/health/live", "GetHealthLive", health::live),
                        at("/health/ready", "GetHealthReady", health::ready))
                .filter(route -> !isTaken(route, application))
                .toList();
    }

    /** The paths of go-micro are names that a service may well use itself. */
    private static boolean isTaken(Route route, Mounted application) {
        return application.services().stream()
                .flatMap(service -> service.list().stream())
                .anyMatch(
                        own ->
                                own.path().equals(route.path())
                                        && own.method().equals(route.method()));
    }

    /** What the compiler says about sources that are newer than the running code. */
    private static Route problem(Mounted application) {
        return get(
                "GetProblem",
                "/problem",
                request ->
                        Response.of(
                                200,
                                "text/plain; charset=utf-8",
                                application.problem().orElse("").getBytes(UTF_8)));
    }

    /** Any type of answer: what pages and files are is said by each answer. */
    private static Route get(String name, String path, Handler handler) {
        return at(BASE + path, name, handler);
    }

    private static Route at(String path, String name, Handler handler) {
        return new Route(name, "GET", path, Optional.empty(), Optional.of(MediaType.ANY), handler);
    }
}
