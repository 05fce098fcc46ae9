package io.doudou.app;

import io.doudou.fault.Fault;
import io.doudou.http.HttpOptions;
import io.doudou.http.dispatch.Dispatcher;
import io.doudou.http.loop.Engine;
import io.doudou.http.server.HttpServer;
import io.doudou.http.server.Listening;
import io.doudou.http.server.ServerParts;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the ports of a program open while the program is replaced by a newer one in the same
 * process: what {@code svc run -w} puts under it. Not for production. Serves all threads.
 *
 * <p>A change goes: {@link #hold}, {@link #stop}, {@link #run} with the newer program; its
 * applications find this object, take over the ports, and answer the requests that have waited
 * since {@code hold}. Connections stay as they are.
 */
public final class LivePort implements AutoCloseable {

    private static final ScopedValue<LivePort> CURRENT = ScopedValue.newInstance();

    // Guarded by this object.
    private final Map<String, Seat> seats = new HashMap<>();
    private final List<Application> applications = new ArrayList<>();
    private final Engine engine = Engine.start();
    private final Runnable answering;
    private Optional<String> problem = Optional.empty();
    private boolean first = true;

    /**
     * No port is open yet.
     *
     * @param answering called each time that an application of a program has begun to answer
     */
    public LivePort(Runnable answering) {
        this.answering = answering;
    }

    /** A program that starts applications. */
    @FunctionalInterface
    public interface Program {
        void run() throws Exception;
    }

    /** Runs a program on the calling thread, so that its applications answer on the open ports. */
    public void run(Program program) throws Exception {
        ScopedValue.where(CURRENT, this)
                .call(
                        () -> {
                            program.run();
                            return this;
                        });
    }

    /** What the calling program was started with by {@link #run}, if it was. */
    static Optional<LivePort> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** From now on requests wait, on every port, for {@link #release} or a newer program. */
    public synchronized void hold() {
        seats.values().forEach(Seat::hold);
    }

    /** Whatever waits is answered by the program that answered last. */
    public synchronized void release() {
        seats.values().forEach(Seat::release);
    }

    /** Whatever waits, and what comes, is refused with a 503 that says why, until the next hold. */
    public synchronized void refuse(String reason) {
        seats.values().forEach(seat -> seat.refuse(reason));
    }

    /** Says why there is no newer code yet; the next program makes it void. */
    public synchronized void problem(String text) {
        problem = Optional.of(text);
    }

    /** Why there is no newer code, if there should be. */
    synchronized Optional<String> problem() {
        return problem;
    }

    /** Stops the applications of the program, in an orderly way, and leaves the ports open. */
    public void stop() {
        List<Application> running;
        synchronized (this) {
            running = List.copyOf(applications);
            applications.clear();
        }
        running.reversed().forEach(Application::close);
    }

    /** Where the program answers. */
    public synchronized List<String> addresses() {
        return seats.values().stream().map(seat -> seat.server.address()).sorted().toList();
    }

    /** Stops the program and closes the ports. A second call does nothing. */
    @Override
    public void close() {
        stop();
        synchronized (this) {
            seats.values().forEach(seat -> seat.server.close());
            seats.clear();
        }
        engine.close();
    }

    /** Whether no application was started yet. */
    synchronized boolean isFirst() {
        return first;
    }

    /** An application is running, and is to be closed when the program is replaced. */
    void started(Application application) {
        synchronized (this) {
            applications.add(application);
            problem = Optional.empty();
            first = false;
        }
        answering.run();
    }

    /**
     * Lets an application answer on the port that its settings name, which is opened if it is not
     * open yet.
     *
     * @param running is among the application's filters
     * @throws IOException when the port cannot be opened, saying why
     */
    synchronized Listening answer(
            Settings settings, Ticker ticker, ServerParts parts, InFlight running)
            throws IOException {
        var place = settings.get(HttpOptions.HOST) + ":" + settings.get(HttpOptions.PORT);
        var seat = seats.get(place);
        if (seat == null) {
            var server = new HttpServer(engine, settings, ticker, parts);
            server.start(ServerAddress.portMax(settings));
            seat = new Seat(server, parts);
            seats.put(place, seat);
        } else {
            seat.take(parts);
        }
        return new Turn(seat.server, running);
    }

    /** A port, and who answers on it. */
    private static final class Seat {

        private final HttpServer server;
        private ServerParts parts;
        private CompletableFuture<Dispatcher> next = new CompletableFuture<>();

        Seat(HttpServer server, ServerParts parts) {
            this.server = server;
            this.parts = parts;
        }

        void hold() {
            if (next.isDone()) {
                next = new CompletableFuture<>();
            }
            server.answerWith(parts.with(parts.dispatcher().holding(next)));
        }

        void take(ServerParts newer) {
            parts = newer;
            release();
        }

        void release() {
            server.answerWith(parts);
            next.complete(parts.dispatcher());
        }

        void refuse(String reason) {
            hold();
            next.completeExceptionally(new Fault(503, "code.broken", reason));
        }
    }

    /** The time in which one application answers on a port that stays open after it. */
    private record Turn(HttpServer server, InFlight running) implements Listening {

        @Override
        public String address() {
            return server.address();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public boolean drain(Duration grace) throws InterruptedException {
            return running.awaitIdle(grace);
        }

        @Override
        public void close() {}
    }
}
