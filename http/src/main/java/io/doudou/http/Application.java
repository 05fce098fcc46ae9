package io.doudou.http;

import io.doudou.option.Settings;

/**
 * A program that serves services and calls others: settings, registry, HTTP server and clients,
 * started and stopped in the right order.
 *
 * <pre>{@code
 * void main(String[] args) {
 *     Application.from(args).serve(UserServiceRoutes.of(new UserServiceImpl())).run();
 * }
 * }</pre>
 */
public final class Application implements AutoCloseable {

    // The real application replaces these stand-ins.

    /** An application with the operator's settings; a wrong one ends the process with status 1. */
    public static Application from(String... arguments) {
        throw new IllegalStateException("to come");
    }

    /** An application with exactly these settings: what tests use. */
    public static Application with(Settings settings) {
        throw new IllegalStateException("to come");
    }

    /** Adds the routes of a service. Before {@link #start} or {@link #run}. */
    public Application serve(Routes routes) {
        throw new IllegalStateException("to come");
    }

    /** Adds a filter around every route; the first added is the outermost. */
    public Application filter(Filter filter) {
        throw new IllegalStateException("to come");
    }

    /** The client that generated clients of the service {@code name} are made with. */
    public ServiceClient client(String name) {
        throw new IllegalStateException("to come");
    }

    /** Binds the port and announces the services. Returns when requests are answered. */
    public Application start() {
        throw new IllegalStateException("to come");
    }

    /**
     * Starts, and blocks until SIGTERM or SIGINT has stopped the application in an orderly way. A
     * failure to start prints one sentence and ends the process with status 1.
     */
    public void run() {
        throw new IllegalStateException("to come");
    }

    /** Where the server listens, with the real port: {@code http://127.0.0.1:6060}. */
    public String address() {
        throw new IllegalStateException("to come");
    }

    /** Stops in an orderly way. A second call does nothing. */
    @Override
    public void close() {
        throw new IllegalStateException("to come");
    }
}
