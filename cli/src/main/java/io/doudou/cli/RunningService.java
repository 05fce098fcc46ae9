package io.doudou.cli;

import io.doudou.cli.project.Failure;
import io.doudou.cli.shell.Terminal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The service that the demo has started, from its first answer to its orderly end. */
final class RunningService implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final Process process;
    private final Terminal terminal;

    private RunningService(Process process, Terminal terminal) {
        this.process = process;
        this.terminal = terminal;
    }

    /**
     * Starts a service and waits until it says that it is ready.
     *
     * @throws Failure when it ends before, or takes too long
     */
    static RunningService start(Supplier<Process> starts, Terminal terminal, String address)
            throws InterruptedException {
        var service = new RunningService(starts.get(), terminal);
        var end = System.nanoTime() + START_MAX.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client, URI.create(address))) {
                if (service.process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new Failure(
                            "the service ended with status " + service.process.exitValue());
                }
                if (System.nanoTime() - end > 0) {
                    service.close();
                    throw new Failure(
                            "the service did not answer within " + START_MAX.toSeconds() + " s");
                }
            }
        }
        return service;
    }

    private static boolean isReady(HttpClient client, URI address) throws InterruptedException {
        var question = HttpRequest.newBuilder(address.resolve("/go-doudou/health/ready")).build();
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Asks the service to stop, as a container would.
     *
     * @throws Failure when it does not stop, or says that something was wrong
     */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new Failure("the service did not stop within " + STOP_MAX.toSeconds() + " s");
        }
        // Where there are no signals, a process that is told to stop has no say in its status.
        if (process.supportsNormalTermination() && process.exitValue() != 0) {
            throw new Failure("the service stopped with status " + process.exitValue());
        }
        terminal.done("stopped in an orderly way, status " + process.exitValue());
    }

    /**
     * Waits for Ctrl-C, which goes to the service too. The answer is its exit status.
     *
     * @param last what is done thereafter
     */
    int stay(Runnable last) throws InterruptedException {
        return Ending.of(process, last);
    }

    long pid() {
        return process.pid();
    }

    /** Ends it at once, without a chance to say good-bye. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
