package folder;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.Lease;
import io.doudou.plugin.PluginOptions;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;

import java.nio.file.Path;
import java.util.List;

// region: plugin
/** Adds the registry {@code folder}. */
public final class FolderPlugin implements RegistryPlugin {

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public List<Option<?>> options() {
        return FolderOptions.ALL;
    }

    @Override
    public Registry open(Settings settings) {
        return new FolderRegistry(path(settings), Lease.of(settings), Ticker.system());
    }

    private static Path path(Settings settings) {
        var path = settings.get(FolderOptions.PATH, PluginOptions.REGISTRY_ADDRESS);
        if (path.isEmpty()) {
            throw new IllegalArgumentException(
                    FolderOptions.PATH.key() + " is empty, but must name the folder");
        }
        return Path.of(path);
    }
}
// endregion
