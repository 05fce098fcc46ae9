package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code micro} of go-micro 5, as it is published, finds a Java service by multicast
 * DNS and calls it: from the command line, through its HTTP gateway, and as a tool for models.
 */
class GoMicroCommandTest {

    private static final String HELLO = "{\"greeting\":\"Hello John of Java\"}";
    private static final String GATEWAY = "127.0.0.1:8080";

    private final List<Program> programs = new ArrayList<>();
    private LonelyHost host;

    @BeforeEach
    void open() {
        host = LonelyHost.open();
        start(
                        "greeter",
                        List.of(
                                "env",
                                "GDD_REGISTRY=mdns",
                                "GDD_PORT=0",
                                "GDD_HOST=127.0.0.1",
                                System.getProperty("java.home") + "/bin/java",
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                GreeterNode.class.getName(),
                                "serve"))
                .expect("ready\t.*");
    }

    @AfterEach
    void end() {
        programs.reversed().forEach(Program::close);
        if (host != null) {
            host.close();
        }
    }

    @Test
    void itListsAndDescribesAJavaService() {
        awaitSaid("greeter", "services");
        assertThat(awaitSaid("Greeter.Hello", "describe", "greeter"))
                .contains("\"type\": \"HelloRequest\"", "\"name\": \"name\"")
                .contains("\"protocol\": \"mucp\"", "\"address\": \"127.0.0.1:");
    }

    @Test
    void itCallsAJavaService() {
        awaitSaid(HELLO, "call", "greeter", "Greeter.Hello", "{\"name\":\"John\"}");
        awaitSaid("\"greeting\": \"Hello John of Java\"", "greeter", "hello", "--name", "John");
        awaitSaid("can't find method", "call", "greeter", "Greeter.Nope");
    }

    @Test
    void itsGatewayCallsAJavaService() {
        start("gateway", micro("api", "--address", GATEWAY));
        assertThat(awaitFetched("Greeter.Hello", "/")).contains("\"name\":\"greeter\"");
        awaitFetched("\"version\":\"latest\"", "/greeter");
        awaitFetched(HELLO, "/greeter/Greeter.Hello", "--data", "{\"name\":\"John\"}");
    }

    @Test
    void aModelFindsAJavaServiceAmongItsTools() {
        awaitSaid("greeter.Greeter.Hello", "mcp", "list");
        start("tools", micro("mcp", "serve", "--address", GATEWAY));
        assertThat(awaitFetched("greeter.Greeter.Hello", "/mcp/tools"))
                .contains("\"properties\":{\"name\":{");
        var call = "{\"tool\":\"greeter.Greeter.Hello\",\"input\":{\"name\":\"John\"}}";
        awaitFetched("\"result\":" + HELLO, "/mcp/call", "--data", call);
    }

    /** Again and again, because on a busy machine somebody may not be found the first time. */
    private String awaitSaid(String wanted, String... command) {
        return await(wanted, micro(command));
    }

    private String awaitFetched(String wanted, String path, String... more) {
        var command = new ArrayList<>(List.of(RequiredTool.CURL.require().toString()));
        command.addAll(List.of("--silent", "--show-error", "http://" + GATEWAY + path));
        command.addAll(List.of(more));
        return await(wanted, command);
    }

    private String await(String wanted, List<String> command) {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        while (true) {
            var said = output(host.on(command));
            if (said.contains(wanted)) {
                return said;
            }
            assertThat(System.nanoTime() - until).as(said + " instead of " + wanted).isNegative();
        }
    }

    private static String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> micro(String... words) {
        var program =
                new GoBuild("micro")
                        .folder("micro")
                        .published("go-micro.dev/v5/cmd/micro")
                        .program();
        // It keeps files at home.
        var home = "HOME=" + program.getParent();
        var command = new ArrayList<>(List.of("env", home, program.toString()));
        command.addAll(List.of(words));
        return command;
    }

    private Program start(String name, List<String> command) {
        var program = Program.startLogging("micro-" + name, host.on(command));
        programs.add(program);
        return program;
    }
}
