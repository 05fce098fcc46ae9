package folder;

import io.doudou.plugin.Lease;
import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

// region: contract
class FolderRegistryContractTest extends RegistryContract {

    private static final Lease LEASE = new Lease(Duration.ofMinutes(1), Duration.ofMillis(50));

    @TempDir private Path folder;

    @Override
    protected Registry open() {
        return new FolderRegistry(folder, LEASE, Ticker.system());
    }

    @Override
    protected boolean carries(Part part) {
        return part == Part.VERSIONS || part == Part.NODE_METADATA;
    }
}
// endregion
