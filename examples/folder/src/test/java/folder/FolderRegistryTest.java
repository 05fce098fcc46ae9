package folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.Lease;
import io.doudou.plugin.Plugin;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** What is peculiar to a folder: what becomes of files, and of a folder that is away. */
class FolderRegistryTest {

    private static final Lease LEASE = new Lease(Duration.ofSeconds(30), Duration.ofSeconds(10));
    private static final Service USERS =
            Service.of("usersvc", List.of(new Node("a", "http://127.0.0.1:6060", Map.of())));

    @TempDir private Path above;

    private final ManualTicker ticker = new ManualTicker();
    private final List<Registry> registries = new ArrayList<>();

    @AfterEach
    void closeAll() {
        registries.forEach(Registry::close);
    }

    private Registry open(Path folder, ManualTicker clock) {
        var registry = new FolderRegistry(folder, LEASE, clock);
        registries.add(registry);
        return registry;
    }

    @Test
    void aNodeThatWritesNothingMoreIsGoneWhenItsLeaseEnds() throws InterruptedException {
        var dead = new ManualTicker();
        open(above, dead).register(USERS);
        var registry = open(above, ticker);
        ticker.advance(LEASE.ttl().minusMillis(1));
        assertThat(registry.lookup("usersvc")).containsExactly(USERS);
        ticker.advance(Duration.ofMillis(1));
        assertThat(registry.lookup("usersvc")).isEmpty();
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void aFileThatIsLostIsWrittenAgain() throws IOException, InterruptedException {
        var registry = open(above, ticker);
        registry.register(USERS);
        Files.delete(above.resolve("usersvc@a.node"));
        try (var watch = registry.watch("usersvc")) {
            assertThat(watch.next()).contains(List.of());
            ticker.awaitSleepers(1);
            ticker.advance(LEASE.interval());
            assertThat(watch.next()).contains(List.of(USERS));
        }
    }

    @Test
    void whileTheFolderIsAwayLookUpsFailAndWatchesKeepWhatTheySaw()
            throws IOException, InterruptedException {
        var folder = Files.createDirectory(above.resolve("nodes"));
        var registry = open(folder, ticker);
        registry.register(USERS);
        try (var watch = registry.watch("usersvc")) {
            assertThat(watch.next()).contains(List.of(USERS));
            Files.move(folder, above.resolve("away"));
            assertThatThrownBy(() -> registry.lookup("usersvc"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(folder.toString());
            ticker.awaitSleepers(1);
            ticker.advance(LEASE.interval());
            ticker.awaitSleepers(1);

            Files.move(above.resolve("away"), folder);
            Files.delete(folder.resolve("usersvc@a.node"));
            ticker.advance(LEASE.interval());
            var moved = new Node("b", "http://127.0.0.1:6061", Map.of());
            registry.register(USERS.withNodes(List.of(moved)));
            assertThat(watch.next().orElseThrow().getFirst().nodes()).contains(moved);
        }
    }

    @Test
    void whatNobodyOfUsWroteIsPassedOver() throws IOException {
        Files.writeString(above.resolve("usersvc@b.node"), "half a");
        Files.writeString(above.resolve("usersvc@c.node"), "id=c\\u00zz");
        Files.writeString(above.resolve("README"), "nodes are here");
        var registry = open(above, ticker);
        registry.register(USERS);
        assertThat(registry.lookup("usersvc")).containsExactly(USERS);
    }

    @Test
    void namesMayHoldWhatNoFileMay() {
        var service = Service.of("../a@b", List.of(new Node("c/d", "http://h", Map.of())));
        var registry = open(above, ticker);
        registry.register(service);
        assertThat(registry.list()).containsExactly("../a@b");
        assertThat(registry.lookup("../a@b")).containsExactly(service);
    }

    @Test
    void theServiceLoaderFindsThePlugin() {
        var names = ServiceLoader.load(Plugin.class).stream().map(each -> each.get().name());
        assertThat(names).contains("folder");
    }

    @Test
    void theFolderIsASettingOfItsOwnOrTheAddressOfTheRegistry() {
        var plugin = new FolderPlugin();
        assertThatThrownBy(() -> plugin.open(Settings.none()))
                .hasMessage("GDD_FOLDER_PATH is empty, but must name the folder");
        var settings =
                Settings.load(
                        new String[0], Map.of("MICRO_REGISTRY_ADDRESS", above.toString()), above);
        try (var registry = plugin.open(settings)) {
            registry.register(USERS);
            assertThat(above.resolve("usersvc@a.node")).exists();
        }
    }
}
