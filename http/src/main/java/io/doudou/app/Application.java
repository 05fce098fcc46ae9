package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.broker.Listeners;
import io.doudou.broker.Receiver;
import io.doudou.broker.Terms;
import io.doudou.fault.ServiceException;
import io.doudou.health.Check;
import io.doudou.health.Surroundings;
import io.doudou.http.CallFilter;
import io.doudou.http.ClientOptions;
import io.doudou.http.Filter;
import io.doudou.http.HttpOptions;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.http.Surface;
import io.doudou.http.Tracing;
import io.doudou.http.client.ClientLimits;
import io.doudou.http.client.TypedClient;
import io.doudou.http.client.Wire;
import io.doudou.http.dispatch.Around;
import io.doudou.http.grpc.GrpcServices;
import io.doudou.http.server.HttpServer;
import io.doudou.http.server.Listening;
import io.doudou.http.server.ServerParts;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.registry.Roster;
import io.doudou.registry.Service;
import io.doudou.selector.Selection;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A program that serves services and calls others: settings, registry, HTTP server and clients,
 * started and stopped in the right order. Put together and run by one thread; its clients serve all
 * threads.
 *
 * <pre>{@code
 * void main(String[] args) {
 *     Application.from(args).serve(UserServiceRoutes.of(new UserServiceImpl())).run();
 * }
 * }</pre>
 */
public final class Application implements AutoCloseable {

    private final Settings settings;
    private final Surfaces surfaces;
    private final List<Option<?>> options;
    private final Launch launch;
    private final Ticker ticker;
    // Serves all threads, and is there at once: RandomGenerator.getDefault() first looks at all.
    private final RandomGenerator random = new Random();
    private final Links links;
    private final Subscriptions subscriptions = new Subscriptions();
    private final List<Routes> services = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Farewells farewells = new Farewells();
    private final Optional<LivePort> live = LivePort.current();
    private final CountDownLatch stopped = new CountDownLatch(1);

    // Written by the thread that starts and stops; calls and pages read them.
    private volatile @Nullable Running running;
    private volatile boolean ready;
    private Optional<Tracing> tracing;
    private boolean isBrokerKnown;
    private boolean closed;

    private Application(
            Settings chosen, Plugins plugins, Launch launch, @Nullable Backbone backbone) {
        this.settings = ServerAddress.placed(chosen);
        this.surfaces = plugins.surfaces();
        this.options = plugins.options();
        this.launch = launch;
        this.ticker = Ticker.system();
        this.tracing = plugins.tracing();
        this.links =
                backbone == null
                        ? Links.open(settings, plugins, this::advertised, random, ticker)
                        : Links.within(backbone, settings, plugins, random, ticker);
        tracing.ifPresent(links.clients().filters()::trace);
    }

    /**
     * An application with the operator's settings: the command line over the environment over
     * {@code .env} files. Log lines of the process go where the settings say. A wrong setting ends
     * the process with status 1 and a sentence for each on the error output.
     */
    public static Application from(String... arguments) {
        return from(arguments, new Option<?>[0]);
    }

    /**
     * As {@link #from(String...)}, for a program with options of its own: {@code --help} lists
     * them, and a value that breaks the rule of one ends the process as any other. Their values are
     * in the {@link #settings}.
     *
     * @throws IllegalArgumentException when an option has the name of another one
     */
    public static Application from(String[] arguments, Option<?>... own) {
        var plugins = Plugins.find(own);
        var launch = Launch.of(arguments, plugins);
        try {
            return new Application(launch.settings(), plugins, launch, null);
        } catch (IllegalArgumentException wrongSetting) {
            throw launch.failed(wrongSetting);
        }
    }

    /**
     * An application with exactly these settings: what tests use.
     *
     * @throws IllegalArgumentException when a setting breaks its rule
     */
    public static Application with(Settings settings) {
        return new Application(settings, Plugins.find(), Launch.silent(settings), null);
    }

    /**
     * An application with exactly these settings that meets others in this process and opens no
     * port: what tests of several services use.
     *
     * @param backbone shared by all of them, and closed by whoever made it
     * @throws IllegalArgumentException when a setting breaks its rule
     */
    public static Application with(Settings settings, Backbone backbone) {
        return new Application(settings, Plugins.find(), Launch.silent(settings), backbone);
    }

    /** What was chosen, for options of the program's own. */
    public Settings settings() {
        return settings;
    }

    /** Adds the routes of a service. Before {@link #start} or {@link #run}. */
    public Application serve(Routes routes) {
        checkNotStarted();
        services.add(routes);
        return this;
    }

    /** Adds a filter around every route; the first added is the outermost. */
    public Application filter(Filter filter) {
        checkNotStarted();
        filters.add(filter);
        return this;
    }

    /**
     * Adds a filter around each attempt of the calls that this application makes to nodes; the
     * first added is the outermost. Calls that stay in the process pass the filters of the service
     * only.
     */
    public Application callFilter(CallFilter filter) {
        checkNotStarted();
        links.clients().filters().add(filter);
        return this;
    }

    /**
     * Has what this application does recorded by {@code recorder}, and by nobody who was found. To
     * be called before {@link #broker} and before {@link #start} or {@link #run}.
     *
     * @throws IllegalStateException when it is too late for that
     */
    public Application tracing(Tracing recorder) {
        checkNotStarted();
        if (isBrokerKnown) {
            throw new IllegalStateException(
                    "somebody has the broker already, and would not be recorded");
        }
        tracing = Optional.of(recorder);
        links.clients().filters().trace(recorder);
        return this;
    }

    /**
     * Subscribes these receivers from the start to the stop of the application: from when its
     * services are announced until before the last requests come to their end.
     */
    public Application subscribe(Listeners listeners) {
        checkNotStarted();
        subscriptions.add(listeners);
        return this;
    }

    /** Subscribes one receiver, as {@link #subscribe(Listeners)}. */
    public Application subscribe(String topic, Receiver receiver, Terms terms) {
        return subscribe(Listeners.none().on(topic, receiver).terms(usual -> terms));
    }

    /**
     * Adds something that has to work: {@code /health} tells about it, and {@code /health/ready}
     * answers 503 while it fails, unless it is optional. Before {@link #start} or {@link #run}.
     *
     * @throws IllegalArgumentException when there is one of that name
     */
    public Application check(Check check) {
        checkNotStarted();
        if (checks.stream().map(Check::name).anyMatch(check.name()::equals)) {
            throw new IllegalArgumentException("two checks are named \"" + check.name() + "\"");
        }
        checks.add(check);
        return this;
    }

    /**
     * Adds what is to be done first when the application stops, while requests are still answered:
     * to say goodbye where it was announced by hand. What fails is logged. Before {@link #start} or
     * {@link #run}.
     */
    public Application beforeStop(Runnable farewell) {
        checkNotStarted();
        farewells.add(farewell);
        return this;
    }

    /** The broker that {@code GDD_BROKER} names, which generated publishers are made with. */
    public Broker broker() {
        isBrokerKnown = true;
        return tracing.<Broker>map(by -> new TracedBroker(by, brokerName(), links.broker()))
                .orElse(links.broker());
    }

    private String brokerName() {
        return links.shares() ? Plugins.MEMORY : settings.get(ApplicationOptions.BROKER);
    }

    /**
     * The client that generated clients of the service {@code name} are made with. Whether a call
     * stays in the process is decided when it is made: it does when this application serves the
     * service and no address is set for it.
     */
    public ServiceClient client(String name) {
        return client(() -> wire(name));
    }

    /**
     * The client of the service {@code name} that chooses among its nodes in its own way. Calls go
     * to a node even when this application serves the service itself.
     */
    public ServiceClient client(String name, Selection selection) {
        var wire = links.clients().wire(name, selection);
        return client(() -> wire);
    }

    private ServiceClient client(Supplier<Wire> wire) {
        return new TypedClient(
                wire,
                settings.get(ClientOptions.TIMEOUT),
                settings.get(ClientOptions.GZIP),
                ClientLimits.of(settings).answerBytesMax(),
                ticker);
    }

    private Wire wire(String name) {
        var here = running;
        var local = here == null ? null : here.wires().get(name);
        return local == null ? links.clients().wire(name) : local;
    }

    /**
     * Binds the port and announces the services. Returns when requests are answered.
     *
     * @throws UncheckedIOException when the port cannot be had, saying why
     */
    public Application start() {
        checkNotStarted();
        var mount = surfaces.mount(new View());
        var routes = new ArrayList<Route>();
        for (var service : services) {
            routes.addAll(service.list());
        }
        routes.addAll(mount.routes());
        var inFlight = new InFlight();
        var around = new ArrayList<>(mount.around());
        live.ifPresent(port -> around.addFirst(route -> inFlight));
        var untraced = Set.copyOf(mount.routes());
        var parts =
                ServerParts.of(
                        settings,
                        ticker,
                        routes,
                        new Around(
                                around,
                                filters,
                                route -> tracing.filter(by -> !untraced.contains(route))));
        var intake = new Intake(announced(), links.codecs(), links.broker(), links.carrying());
        intake.open(
                parts.dispatcher(),
                settings.get(HttpOptions.BODY_BYTES_MAX).intValue(),
                new GrpcServices(
                        parts.dispatcher(),
                        services,
                        settings.get(HttpOptions.GRPC_REFLECTION),
                        () -> ready,
                        ticker));
        var server = links.shares() ? new NoPort() : listening(parts, inFlight);
        var root = settings.get(HttpOptions.ROUTE_ROOT_PATH);
        var arrivals = intake.arrivals(parts.dispatcher());
        var place =
                arrivals.map(each -> Place.of(links.carrying().name(), each))
                        .orElseGet(
                                () ->
                                        Place.http(
                                                links.carrying().name(),
                                                Advertised.address(settings, server.address()),
                                                root));
        var announcement = new Announcement(settings, links.registry(), announced(), place, random);
        running =
                Running.of(
                        settings,
                        server,
                        arrivals,
                        announcement,
                        subscriptions,
                        parts,
                        services,
                        ticker);
        ready = true;
        announcement.make();
        subscriptions.begin(broker());
        if (live.isEmpty() || live.get().isFirst()) {
            launch.started(routes, root, server.address());
        }
        live.ifPresent(port -> port.started(this));
        return this;
    }

    private Listening listening(ServerParts parts, InFlight inFlight) {
        try {
            if (live.isPresent()) {
                return live.get().answer(settings, ticker, parts, inFlight);
            }
            var server = new HttpServer(links.engine(), settings, ticker, parts);
            server.start(ServerAddress.portMax(settings));
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException(String.valueOf(taken.getMessage()), taken);
        }
    }

    /** The services under the names that others find them by. */
    private List<Routes> announced() {
        var name = settings.get(ApplicationOptions.SERVICE_NAME);
        return name.isEmpty() || services.size() != 1
                ? services
                : List.of(services.getFirst().named(name));
    }

    /**
     * Starts, and blocks until SIGTERM or SIGINT has stopped the application in an orderly way;
     * when the calling thread ends thereafter, so does the process, with status 0. A second signal
     * ends it at once. A failure to start prints one sentence and ends the process with status 1.
     */
    public void run() {
        if (live.isPresent()) {
            runReplaceable();
            return;
        }
        var signals = Signals.listen();
        try {
            start();
        } catch (UncheckedIOException | ServiceException | IllegalArgumentException failure) {
            throw launch.failed(failure);
        }
        try {
            signals.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        close();
        launch.ended(signals);
    }

    /** Until newer code takes over, or the whole process ends. */
    private void runReplaceable() {
        start();
        try {
            stopped.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        close();
        launch.ended();
    }

    /**
     * Where the server listens, with the real port: {@code http://127.0.0.1:6060}.
     *
     * @throws IllegalStateException when it does not
     */
    public String address() {
        var here = running;
        if (here == null) {
            throw new IllegalStateException("the application was not started");
        }
        return here.server().address();
    }

    /** Where others are told to find the server: its address without the root path. */
    private String advertised() {
        return Advertised.address(settings, address());
    }

    /**
     * Stops in an orderly way: pages say not ready, the registry forgets this node, subscriptions
     * end, what runs comes to its end within {@code GDD_GRACE_TIMEOUT}, and everything is closed. A
     * second call does nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ready = false;
        farewells.say();
        var here = running;
        if (here != null) {
            here.stop(settings.get(HttpOptions.GRACE_TIMEOUT));
        }
        links.close();
        stopped.countDown();
    }

    private void checkNotStarted() {
        if (running != null || closed) {
            throw new IllegalStateException("the application was started already");
        }
    }

    /** What surfaces may know. */
    private final class View implements Surface.Mounted {
        @Override
        public Settings settings() {
            return settings;
        }

        @Override
        public List<Option<?>> options() {
            return options;
        }

        @Override
        public List<Routes> services() {
            return List.copyOf(services);
        }

        @Override
        public Roster roster() {
            return links.registry().roster();
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public List<Check> checks() {
            return List.copyOf(checks);
        }

        @Override
        public void look(Check check) throws Exception {
            var here = running;
            List<Service> announced = here == null ? List.of() : here.announcement().services();
            check.inspection().look(new Surroundings(check.limit(), links.registry(), announced));
        }

        @Override
        public boolean live() {
            return live.isPresent();
        }

        @Override
        public Optional<String> problem() {
            return live.flatMap(LivePort::problem);
        }
    }
}
