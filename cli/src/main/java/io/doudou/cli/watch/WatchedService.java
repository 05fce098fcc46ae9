package io.doudou.cli.watch;

import io.doudou.cli.live.Order;
import io.doudou.cli.project.Build;
import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Javac;
import io.doudou.cli.project.Libraries;
import io.doudou.cli.project.Maven;
import io.doudou.cli.project.Message;
import io.doudou.cli.project.Module;
import io.doudou.cli.project.Project;
import io.doudou.cli.project.Service;
import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service whose code follows its sources. Each change is compiled in this process and loaded by
 * the service's process, whose port stays open all the time. One thread; that of the changes only
 * lets requests wait.
 */
public final class WatchedService implements AutoCloseable {

    private final Shell shell;
    private final Terminal terminal;
    private final List<String> arguments;
    private final String doudouVersion;
    private final Javac javac = new Javac();
    private Project project;
    private Map<Module, Libraries> libraries;
    private Changes changes;
    private volatile Optional<LiveProcess> live = Optional.empty();
    private int version;

    /**
     * A service that is not started yet.
     *
     * @param arguments what the service gets on its command line
     * @param doudouVersion the version of the generator at hand
     */
    public WatchedService(
            Project project,
            Shell shell,
            Terminal terminal,
            List<String> arguments,
            String doudouVersion) {
        this.project = project;
        this.shell = shell;
        this.terminal = terminal;
        this.arguments = arguments;
        this.doudouVersion = doudouVersion;
        this.libraries = libraries();
        this.changes = changes();
    }

    private Changes changes() {
        return new Changes(project, () -> tell(new Order.Hold()));
    }

    private Map<Module, Libraries> libraries() {
        var maven = new Maven(shell);
        if (Maven.librariesAreKnown(project)) {
            return maven.libraries(project);
        }
        try (var step = terminal.step("Asking Maven for the libraries")) {
            var found = maven.libraries(project);
            step.done();
            return found;
        }
    }

    /** Starts the service and follows its sources until the thread is interrupted. */
    public void run() throws InterruptedException {
        try (var step = terminal.step("Compiling")) {
            compileAndLoad();
            step.done();
        }
        if (Build.isPlain(project, doudouVersion)) {
            new Build(project, libraries, javac).warmUp();
        }
        while (!Thread.interrupted()) {
            var files = changes.next();
            try {
                follow(files);
            } catch (Failure failure) {
                terminal.failure(failure.sentence());
                failure.details().forEach(terminal::detail);
                tell(new Order.Problem(failure.sentence()));
                tell(new Order.Release());
            }
        }
    }

    private void follow(Set<Path> files) {
        var names = files.stream().map(file -> file.getFileName().toString()).distinct().toList();
        terminal.line(terminal.dim("doudou: changed " + shown(names)));
        if (names.contains("pom.xml")) {
            readProjectAgain();
        }
        compileAndLoad();
    }

    private static String shown(List<String> names) {
        return names.size() <= 3
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 3)) + " and " + (names.size() - 3) + " more";
    }

    private void readProjectAgain() {
        project = Project.around(project.root());
        libraries = libraries();
        changes.close();
        changes = changes();
    }

    private void compileAndLoad() {
        var errors = compile();
        if (errors.isEmpty()) {
            load();
            return;
        }
        errors.forEach(terminal::detail);
        terminal.failure(
                live.isPresent()
                        ? "it does not compile; the code before goes on answering"
                        : "it does not compile; waiting for a change");
        tell(new Order.Problem(String.join("\n", errors)));
        tell(new Order.Release());
    }

    private List<String> compile() {
        if (!Build.isPlain(project, doudouVersion)) {
            return compileWithMaven();
        }
        var outcome = new Build(project, libraries, javac).update();
        outcome.messages().stream()
                .filter(message -> !message.error())
                .forEach(message -> terminal.warning(message.shown(project)));
        return outcome.messages().stream()
                .filter(Message::error)
                .map(message -> message.shown(project))
                .toList();
    }

    /** Slower by seconds, but it knows whatever the project's POM says. */
    private List<String> compileWithMaven() {
        try {
            new Maven(shell).compile(project);
            Build.markCurrent(project);
            return List.of();
        } catch (Failure failure) {
            return failure.details();
        }
    }

    private void load() {
        var service = Service.of(project, libraries);
        if (live.filter(it -> it.isAlive() && it.fits(service)).isEmpty()) {
            live.ifPresent(LiveProcess::close);
            live = Optional.of(LiveProcess.start(shell, service, work(), arguments));
        }
        tell(new Order.Load(copied(service)));
    }

    private void tell(Order order) {
        live.ifPresent(it -> it.tell(order));
    }

    private Path work() {
        return project.program().folder().resolve("target/doudou/live");
    }

    /**
     * A copy of the classes for one version: what the compiler writes next must not reach code that
     * still runs.
     */
    private List<String> copied(Service service) {
        version++;
        var target = work().resolve("code-" + version);
        try {
            FileTree.delete(target);
            FileTree.delete(work().resolve("code-" + (version - 2)));
            var folders = new ArrayList<String>();
            for (var classes : service.ownClasses()) {
                var folder = target.resolve(String.valueOf(folders.size()));
                FileTree.copy(classes, folder);
                folders.add(folder.toString());
            }
            return folders;
        } catch (IOException broken) {
            throw new Failure("cannot copy the classes: " + broken.getMessage(), broken);
        }
    }

    /** Stops the service in an orderly way. */
    @Override
    public void close() {
        live.ifPresent(LiveProcess::close);
        changes.close();
        javac.close();
    }
}
