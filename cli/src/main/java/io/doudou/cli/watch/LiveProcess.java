package io.doudou.cli.watch;

import io.doudou.cli.live.LiveMain;
import io.doudou.cli.live.Order;
import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Service;
import io.doudou.cli.shell.Shell;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service's process, and the pipe through which it gets its orders. Serves all threads. */
final class LiveProcess implements AutoCloseable {

    private final Process process;
    private final Writer orders;
    private final List<Path> jars;

    private LiveProcess(Process process, List<Path> jars) {
        this.process = process;
        this.jars = jars;
        this.orders =
                new BufferedWriter(
                        new OutputStreamWriter(
                                process.getOutputStream(), StandardCharsets.US_ASCII));
    }

    /**
     * Starts a process with the libraries of a service and none of its classes yet.
     *
     * @param work a folder for this process
     */
    static LiveProcess start(Shell shell, Service service, Path work, List<String> arguments) {
        var classPath = new ArrayList<>(List.of(ownClasses(work.resolve("runner"))));
        classPath.addAll(service.jars());
        // Compiling quickly is worth more here than running fast after minutes.
        var flags = List.of("-XX:TieredStopAtLevel=1");
        var program =
                service.program(flags, classPath, LiveMain.class.getName())
                        .with(List.of(service.mainClass()))
                        .with(arguments);
        return new LiveProcess(shell.start(program), service.jars());
    }

    /** The few classes of this program that run beside the service, apart from all others. */
    private static Path ownClasses(Path target) {
        var folder = LiveMain.class.getPackageName().replace('.', '/');
        try {
            var home =
                    Path.of(
                            LiveMain.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            if (Files.isDirectory(home)) {
                FileTree.copy(home.resolve(folder), target.resolve(folder));
            } else {
                try (var jar = FileSystems.newFileSystem(home)) {
                    FileTree.copy(jar.getPath(folder), target.resolve(folder));
                }
            }
            return target;
        } catch (IOException | URISyntaxException broken) {
            throw new Failure("cannot prepare the service's process: " + broken, broken);
        }
    }

    /** Gives an order. One to a process that has ended is lost, which {@link #isAlive} tells. */
    synchronized void tell(Order order) {
        try {
            orders.write(order.line());
            orders.write('\n');
            orders.flush();
        } catch (IOException ended) {
            // The process has ended by itself and said why.
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the process has the libraries that a service needs now. */
    boolean fits(Service service) {
        return jars.equals(service.jars());
    }

    Process process() {
        return process;
    }

    /** Stops the service in an orderly way, by ending its orders. */
    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException ended) {
            // It has stopped already.
        }
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
