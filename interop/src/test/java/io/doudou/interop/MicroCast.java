package io.doudou.interop;

import io.doudou.app.Application;
import io.doudou.http.HttpOptions;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.option.Settings;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The programs of one test with go-micro. Closing ends them all, the last one first; as an
 * extension of the test they end with it.
 */
final class MicroCast implements AfterEachCallback, AutoCloseable {

    private final Optional<LonelyHost> host;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private MicroCast(Optional<LonelyHost> host) {
        this.host = host;
        host.ifPresent(running::push);
    }

    /** Programs that meet at fixed addresses. */
    static MicroCast atAddresses() {
        return new MicroCast(Optional.empty());
    }

    /**
     * Programs that find each other by multicast DNS, and nobody else.
     *
     * @throws org.opentest4j.TestAbortedException where that is not permitted
     */
    static MicroCast onLonelyHost() {
        return new MicroCast(Optional.of(LonelyHost.open()));
    }

    /** A program of go-micro that plays a part. */
    Program go(GoMicro release, String part, String... arguments) {
        return start(release + "-" + part, release.command(part, arguments));
    }

    /** A program of grpc-go that plays a part. */
    Program grpc(String part, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(new GoBuild("grpc").folder("grpc").program().toString(), part));
        command.addAll(List.of(arguments));
        return start("grpc-" + part, command);
    }

    /** A Java program as its user would start it, with these variables in its environment. */
    Program java(Class<?> main, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        return start(main.getSimpleName(), command);
    }

    private Program start(String name, List<String> command) {
        var program = Program.start(name, host.map(each -> each.on(command)).orElse(command));
        running.push(program);
        return program;
    }

    /** An application in this process that was not started. */
    Application application(Map<String, String> environment) {
        var settings =
                Settings.load(new String[0], environment, Path.of("target"))
                        .with(HttpOptions.HOST, "127.0.0.1")
                        .with(HttpOptions.PORT, 0);
        var application = Application.with(settings);
        running.push(application);
        return application;
    }

    /** Serves in this process; host and port. */
    String serving(Routes... routes) {
        var application = application(Map.of());
        List.of(routes).forEach(application::serve);
        return URI.create(application.start().address()).getAuthority();
    }

    /** What an application in this process calls the greeters of go-micro at these addresses by. */
    ServiceClient clientOf(String... addresses) {
        var all = Arrays.stream(addresses).map("mucp://"::concat).collect(Collectors.joining(","));
        return application(Map.of("GREETER", all)).client("greeter");
    }

    /** A greeter of go-micro that is in no registry. */
    Program greeter(GoMicro release, String... arguments) {
        var all = new ArrayList<>(List.of("-domain", "none"));
        all.addAll(Arrays.asList(arguments));
        return go(release, "serve", all.toArray(String[]::new));
    }

    /** Where a program says that it is ready: host and port. */
    static String addressOf(Program program) {
        return program.expect("ready\t.*").split("\t")[1];
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            end(running.pop());
        }
    }

    private static void end(AutoCloseable program) {
        try {
            program.close();
        } catch (Exception failure) {
            throw new AssertionError("a program did not end", failure);
        }
    }
}
