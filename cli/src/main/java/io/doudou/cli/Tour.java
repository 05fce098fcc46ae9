package io.doudou.cli;

import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Names;
import io.doudou.cli.shell.Outcome;
import io.doudou.cli.shell.Program;
import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Terminal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The steps of the demo, in their order. Each prints a command, runs it, and checks what it did.
 */
final class Tour {

    private static final int USUAL_PORT = 6060;

    private final Terminal terminal;
    private final Shell shell;
    private final Path root;
    private final Names names;
    private final String doudou;
    private final String java;
    private final int port = freePort();
    private final String address = "http://localhost:" + port;
    private int steps;

    Tour(Surroundings world, Path root, Names names) {
        this.terminal = world.terminal();
        this.shell = world.shell();
        this.root = root;
        this.names = names;
        this.doudou = System.getProperty("doudou.command", "doudou");
        this.java = java(world);
    }

    /** The short name if it means a Java that can run the service, else where this one lies. */
    private static String java(Surroundings world) {
        var own = Path.of(System.getProperty("java.home"), "bin", "java");
        return world.shell().find("java").filter(it -> isSameFile(it, own)).isPresent()
                ? "java"
                : own.toString();
    }

    private static boolean isSameFile(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The usual port; another one when somebody has it. */
    private static int freePort() {
        for (var wanted : List.of(USUAL_PORT, 0)) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Any other will do.
            }
        }
        throw new Failure("there is no free port on this machine");
    }

    void create() throws IOException {
        heading("A new project");
        var above = root.resolveSibling("");
        Files.createDirectories(above);
        var init = Program.in(above, doudou, "svc", "init", names.project());
        terminal.line(prompt("cd " + above));
        run(init).lines().stream()
                .takeWhile(line -> !line.isBlank())
                .forEach(line -> terminal.line("  " + line));
        terminal.line(prompt("cd " + names.project()));
    }

    void showInterface() throws IOException {
        heading("All that describes the service: an interface and its records");
        var file = "api/src/main/java/" + names.packagePath() + "/" + names.type() + ".java";
        terminal.line(prompt("cat " + file));
        show(Files.readAllLines(root.resolve(file)));
    }

    void compile() throws IOException {
        heading("Compiling it writes the routes, a typed client and the OpenAPI documents");
        var maven = Program.in(root, "mvn", "-q", "-DskipTests", "package");
        terminal.line(prompt(maven.text()));
        try (var step = terminal.step("compiling and packing")) {
            checked(maven, shell.run(maven));
            step.done();
        }
        Stream.of("Routes.java", "Client.java")
                .map(end -> "api/target/generated-sources/annotations/" + inPackage(end))
                .forEach(this::found);
        found("api/target/classes/" + inPackage(".openapi.json"));
        found(jar());
    }

    private String inPackage(String end) {
        return names.packagePath() + "/" + names.type() + end;
    }

    private String jar() {
        return "service/target/" + names.project() + "-service-0.1.0-SNAPSHOT.jar";
    }

    private void found(String file) {
        check(Files.isRegularFile(root.resolve(file)), file + " was not written");
        terminal.line("  " + terminal.green(" new   ") + file);
    }

    RunningService start() throws InterruptedException {
        heading("The service runs");
        var program = Program.in(root, java, "-jar", jar());
        var chosen =
                port == USUAL_PORT
                        ? program
                        : program.with(List.of("--port", String.valueOf(port)));
        terminal.line(prompt(chosen.text()));
        return RunningService.start(() -> shell.start(chosen), terminal, address);
    }

    void call() throws IOException {
        heading("A call through the typed client, from another program");
        var source = Files.writeString(root.resolve("Call.java"), caller());
        terminal.line(prompt("cat " + source.getFileName()));
        show(caller().lines().toList());
        var variable = names.service().toUpperCase(Locale.ROOT);
        var program =
                Program.in(root, java, "-cp", "service/target/lib/*", "Call.java")
                        .with(variable, address);
        terminal.line(prompt(variable + "=" + address + " " + program.text()));
        var printed = checked(program, shell.run(program)).lines();
        show(printed);
        check(
                printed.equals(
                        List.of(
                                "PageRet[items=[UserVo[id=1, name=Ada Lovelace,"
                                        + " phone=+44 20 7946 0001, dept=engines]], pageNo=1,"
                                        + " pageSize=1, total=2, hasNext=true]",
                                "404 user.unknown: there is no user 7")),
                "the client answered something else");
    }

    private String caller() {
        return """
        import %1$s.*;
        import io.doudou.fault.Fault;
        import io.doudou.app.Application;

        void main() {
            try (var application = Application.from()) {
                %2$s users = %2$sClient.of(application.client("%3$s"));
                IO.println(users.pageUsers(new PageQuery(null, "engines", 1, 1)));
                users.getUser(7);
            } catch (Fault fault) {
                IO.println(fault.getMessage());
            }
        }
        """
                .formatted(names.packageName(), names.type(), names.service());
    }

    void callOverHttp() throws IOException, InterruptedException {
        heading("The same calls over HTTP");
        var page =
                curl(
                        List.of(
                                address + "/page/users",
                                "-H",
                                "Content-Type: application/json",
                                "-d",
                                "{\"dept\":\"engines\",\"pageNo\":1,\"size\":1}"));
        check(
                page.equals(
                        "{\"items\":[{\"id\":1,\"name\":\"Ada Lovelace\",\"phone\":\"+44 20 7946"
                                + " 0001\",\"dept\":\"engines\"}],\"pageNo\":1,\"pageSize\":1,"
                                + "\"total\":2,\"hasNext\":true}"),
                "the answer is another one");
        var missing = curl(List.of(address + "/user?id=7"));
        check(missing.contains("\"code\":\"user.unknown\""), "the fault is another one");
    }

    /** Runs curl; without one, asks for the same thing from here and says so. */
    private String curl(List<String> arguments) throws IOException, InterruptedException {
        var program = Program.in(root, "curl", "-s").with(arguments);
        terminal.line(prompt(program.text()));
        if (shell.find("curl").isEmpty()) {
            terminal.line(terminal.dim("  (there is no curl here; the same request from Java)"));
            var answer = send(arguments);
            show(List.of(answer));
            return answer;
        }
        var lines = checked(program, shell.run(program)).lines();
        show(lines);
        return String.join("\n", lines);
    }

    private static String send(List<String> arguments) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(arguments.getFirst()));
        if (arguments.size() > 1) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(arguments.getLast()));
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    void showPages() throws IOException, InterruptedException {
        heading("Pages for people and programs");
        page("documentation", "/go-doudou/doc", "<html");
        page("OpenAPI document", "/go-doudou/openapi.json", "\"openapi\"");
        page("metrics", "/go-doudou/prometheus", "http_requests_total");
        terminal.blank();
    }

    private void page(String title, String path, String content)
            throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var request = HttpRequest.newBuilder(URI.create(address + path)).build();
            var answer = client.send(request, BodyHandlers.ofString());
            check(answer.statusCode() == 200, path + " answered " + answer.statusCode());
            check(answer.body().contains(content), path + " has no " + content);
        }
        terminal.line("  %-17s %s".formatted(title, terminal.cyan(address + path)));
    }

    /** Three nodes, and none of the calls fails when one is killed. */
    void cluster() throws IOException, InterruptedException {
        try (var cluster = new ClusterTour(this, terminal, shell, root, names)) {
            cluster.startNodes(java, jar());
            cluster.showMembers(doudou);
            cluster.killOne(java);
            cluster.stopNodes();
        }
    }

    void heading(String text) {
        terminal.blank();
        steps++;
        terminal.line(terminal.bold(steps + "  " + text));
    }

    String prompt(String command) {
        return "  " + terminal.dim("$ ") + terminal.cyan(command);
    }

    void show(List<String> lines) {
        lines.forEach(line -> terminal.line(line.isEmpty() ? "" : "    " + line));
    }

    Outcome run(Program program) {
        terminal.line(prompt(program.text()));
        return checked(program, shell.run(program));
    }

    private static Outcome checked(Program program, Outcome outcome) {
        if (!outcome.succeeded()) {
            throw new Failure(
                    "'" + program.text() + "' ended with status " + outcome.status(),
                    outcome.lines());
        }
        return outcome;
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new Failure("the demo failed: " + otherwise);
        }
    }
}
