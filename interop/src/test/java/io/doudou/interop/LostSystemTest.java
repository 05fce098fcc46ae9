package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.fault.ServiceException;
import io.doudou.http.ServiceClient;
import io.doudou.option.Settings;
import io.doudou.plugin.Plugin;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The system in which services meet is killed while they are called, stays away while one of two
 * nodes is killed, and comes back having forgotten everything. Nodes are processes of their own.
 */
class LostSystemTest {

    private static final Duration BACK = Duration.ofSeconds(5);
    private static final Duration START_MAX = Duration.ofMinutes(1);
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int PER_SECOND = 100;
    private static final long RETRY_NANOS = 20_000_000;

    /** Of one processor: more than a JVM takes that waits, less than one that does not. */
    private static final double IDLE_SHARE_MAX = 0.05;

    private final List<Program> nodes = new ArrayList<>();
    private SystemHost system;
    private String[] flags;

    @AfterEach
    void end() {
        nodes.forEach(Program::close);
        if (system != null) {
            system.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCallIsLostAndNobodySpinsAndNodesAreBackWithinFiveSeconds(SystemHost.Kind kind) {
        system = SystemHost.start(kind);
        var name = kind.name().toLowerCase(Locale.ROOT);
        flags = new String[] {"--registry=" + name, "--registry-address=" + system.address()};
        startNode("one");
        startNode("other");
        awaitNodes(name, 2);
        try (var caller = Application.with(settings())) {
            var client = caller.client("hellosvc");
            eventually(() -> isAnswered(client));
            losesNothing(
                    client,
                    calls -> {
                        system.kill();
                        calls.go(PER_SECOND);
                        nodes.getLast().kill();
                    });
            eventually(() -> cpuShare(nodes.getFirst()) < IDLE_SHARE_MAX);
            losesNothing(
                    client,
                    calls -> {
                        system.begin();
                        var began = System.nanoTime();
                        awaitNodes(name, 1);
                        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BACK);
                    });
        }
    }

    /** No call that may be repeated, whatever happens meanwhile. */
    private static void losesNothing(ServiceClient client, Consumer<SteadyCalls> happens) {
        try (var calls = new SteadyCalls(client, PER_SECOND)) {
            calls.go(PER_SECOND);
            happens.accept(calls);
            calls.go(2 * PER_SECOND);
            calls.finish();
            assertThat(calls.failed()).isEmpty();
            assertThat(calls.made()).isGreaterThan(2 * PER_SECOND);
        }
    }

    private static boolean isAnswered(ServiceClient client) {
        try {
            return client.json(SteadyCalls.hello("GET"), ServiceNode.TEXT).equals("hello");
        } catch (ServiceException notYet) {
            return false;
        }
    }

    private void startNode(String name) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ServiceNode.class.getName(), "--host=127.0.0.1", "--port=0"));
        command.addAll(List.of(flags));
        var node = Program.startLogging(name, command);
        nodes.add(node);
        node.expect(".*listening on .*", START_MAX);
    }

    private Settings settings() {
        return Settings.load(flags, Map.of(), Path.of("target"));
    }

    /** As somebody sees it who knew nothing before. */
    private void awaitNodes(String name, int count) {
        try (var registry = open(name)) {
            eventually(() -> count(registry) >= count);
        }
    }

    private Registry open(String name) {
        return ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(RegistryPlugin.class::isInstance)
                .map(RegistryPlugin.class::cast)
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow()
                .open(settings());
    }

    private static int count(Registry registry) {
        try {
            return registry.lookup("hellosvc").stream()
                    .mapToInt(service -> service.nodes().size())
                    .sum();
        } catch (ServiceException notYet) {
            return 0;
        }
    }

    private static double cpuShare(Program program) {
        var before = program.cpu();
        LockSupport.parkNanos(WINDOW.toNanos());
        return (double) program.cpu().minus(before).toNanos() / WINDOW.toNanos();
    }

    private static void eventually(BooleanSupplier holds) {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - until).as("patience").isNegative();
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }
}
