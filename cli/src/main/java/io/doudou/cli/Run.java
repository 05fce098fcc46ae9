package io.doudou.cli;

import io.doudou.cli.project.Build;
import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Javac;
import io.doudou.cli.project.Libraries;
import io.doudou.cli.project.Maven;
import io.doudou.cli.project.Module;
import io.doudou.cli.project.Project;
import io.doudou.cli.project.Service;
import io.doudou.cli.shell.Terminal;
import io.doudou.cli.watch.WatchedService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Builds what is older than its sources and starts the service of this folder. */
@Command(
        name = "run",
        header = "Build and start the service.",
        description = {
            "",
            "Settings come from --option value, the environment and .env, in this order.",
            "",
            "  doudou svc run",
            "  doudou svc run -w            rebuild and replace the code on every change",
            "  doudou svc run -- --port 6061",
            "",
            "Ctrl-C stops it: it leaves the registry and finishes what it has begun.",
            ""
        })
final class Run implements Callable<Integer> {

    private final Surroundings world;
    private final Terminal terminal;

    @Option(
            names = {"-w", "--watch"},
            description = {
                "Rebuild when a source is created, changed or removed. While it does not compile,"
                        + " the old code serves; requests in between wait for the new code."
            })
    private boolean watch;

    @Parameters(paramLabel = "ARGUMENT", description = "Arguments of the service, after --.")
    private List<String> arguments = List.of();

    Run(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
    }

    @Override
    public Integer call() throws Exception {
        var project = Project.around(world.folder());
        if (watch) {
            return watch(project);
        }
        var service = built(project);
        var process = world.shell().start(service.program(arguments));
        return Ending.of(process, () -> {});
    }

    private int watch(Project project) {
        try (var _ = Ending.ofThisThread();
                var watched =
                        new WatchedService(
                                project, world.shell(), terminal, arguments, Version.number())) {
            watched.run();
        } catch (InterruptedException stopped) {
            terminal.line(terminal.dim("doudou: stopped"));
        }
        return 0;
    }

    private Service built(Project project) {
        var maven = new Maven(world.shell());
        if (Maven.librariesAreKnown(project) && Build.isCurrent(project)) {
            return Service.of(project, maven.libraries(project));
        }
        try (var step = terminal.step("Building " + project.modules().getFirst().name())) {
            var libraries = maven.libraries(project);
            build(project, maven, libraries);
            step.done();
            return Service.of(project, libraries);
        }
    }

    private void build(Project project, Maven maven, Map<Module, Libraries> libraries) {
        if (!Build.isPlain(project, Version.number())) {
            maven.compile(project);
            Build.markCurrent(project);
            return;
        }
        try (var javac = new Javac()) {
            var outcome = new Build(project, libraries, javac).update();
            outcome.messages().stream()
                    .filter(it -> !it.error())
                    .forEach(it -> terminal.warning(it.shown(project)));
            if (!outcome.succeeded()) {
                var errors = outcome.messages().stream().filter(it -> it.error());
                throw new Failure(
                        "it does not compile", errors.map(it -> it.shown(project)).toList());
            }
        }
    }
}
