package io.doudou.cli;

import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Names;
import io.doudou.cli.shell.Program;
import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Terminal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The end of the demo: the same jar as three nodes of a cluster without a registry server, one of
 * which is killed while it is called.
 */
final class ClusterTour implements AutoCloseable {

    private static final int NODES = 3;

    /** When the caller is compiled, has found all nodes and calls them. */
    private static final Duration BEFORE_KILL = Duration.ofSeconds(6);

    private static final Duration CALLS_MAX = Duration.ofSeconds(90);

    private final Tour tour;
    private final Terminal terminal;
    private final Shell shell;
    private final Path root;
    private final Names names;
    private final int seed = freePort();
    private final List<RunningService> nodes = new ArrayList<>();

    ClusterTour(Tour tour, Terminal terminal, Shell shell, Path root, Names names) {
        this.tour = tour;
        this.terminal = terminal;
        this.shell = shell;
        this.root = root;
        this.names = names;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new Failure("there is no free port on this machine");
        }
    }

    void startNodes(String java, String jar) throws InterruptedException {
        tour.heading("The same jar as three nodes of a cluster, with no registry server");
        for (int number = 1; number <= NODES; number++) {
            var log = root.resolve("node" + number + ".log");
            int port = freePort();
            var program = Program.in(root, java, "-jar", jar).with(settings(number, port));
            terminal.line(tour.prompt(program.text() + " > " + log.getFileName()));
            nodes.add(
                    RunningService.start(
                            () -> shell.start(program, log), terminal, "http://localhost:" + port));
        }
    }

    private List<String> settings(int number, int port) {
        var settings = new ArrayList<>(List.of("--mode=micro", "--port=" + port));
        settings.add("--mem-name=node" + number);
        settings.add("--mem-bind=127.0.0.1");
        settings.add(number == 1 ? "--mem-port=" + seed : "--mem-seed=127.0.0.1:" + seed);
        return settings;
    }

    void showMembers(String doudou) {
        var members = Program.in(root, doudou, "cluster", "members", "--seed", "127.0.0.1:" + seed);
        tour.show(tour.run(members).lines());
    }

    /** Calls all the time, and kills a node meanwhile. */
    void killOne(String java) throws IOException, InterruptedException {
        tour.heading("One of them is killed while it is called");
        var source = Files.writeString(root.resolve("Calls.java"), caller());
        terminal.line(tour.prompt("cat " + source.getFileName()));
        tour.show(caller().lines().toList());
        var program =
                Program.in(root, java, "-cp", "service/target/lib/*", "Calls.java")
                        .with(
                                List.of(
                                        "--mode=micro",
                                        "--mem-name=caller",
                                        "--mem-bind=127.0.0.1",
                                        "--mem-seed=127.0.0.1:" + seed));
        terminal.line(tour.prompt(program.text()));
        var calls = shell.start(program);
        try {
            if (!calls.waitFor(BEFORE_KILL)) {
                var victim = nodes.getLast();
                terminal.line(tour.prompt("kill -9 " + victim.pid() + "    # node" + NODES));
                victim.close();
            }
            Tour.check(
                    calls.waitFor(CALLS_MAX.toSeconds(), TimeUnit.SECONDS),
                    "the calls did not end within " + CALLS_MAX.toSeconds() + " s");
            Tour.check(calls.exitValue() == 0, "a call failed when a node was killed");
        } finally {
            calls.destroyForcibly();
        }
    }

    private String caller() {
        return """
        import %1$s.*;
        import io.doudou.app.Application;

        void main(String[] args) throws InterruptedException {
            int failed = 0;
            try (var application = Application.from(args)) {
                %2$s users = %2$sClient.of(application.client("%3$s"));
                for (int i = 0; i < 1000; i++) {
                    try {
                        users.getUser(1);
                    } catch (RuntimeException failure) {
                        IO.println(failure.getMessage());
                        failed++;
                    }
                    Thread.sleep(10);
                }
            }
            IO.println("1000 calls, " + failed + " failed");
            System.exit(failed == 0 ? 0 : 1);
        }
        """
                .formatted(names.packageName(), names.type(), names.service());
    }

    /** Stops the nodes that are left in an orderly way. */
    void stopNodes() throws InterruptedException {
        terminal.blank();
        for (var node : nodes.subList(0, NODES - 1)) {
            node.stop();
        }
    }

    @Override
    public void close() {
        nodes.forEach(RunningService::close);
    }
}
