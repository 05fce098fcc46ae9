package io.doudou.mdns;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.SplittableRandom;

/** Adds the registry {@code mdns}, which needs neither a server nor an address to begin with. */
public final class MdnsPlugin implements RegistryPlugin {

    /** For the service loader. */
    public MdnsPlugin() {}

    @Override
    public String name() {
        return "mdns";
    }

    @Override
    public List<Option<?>> options() {
        return MdnsOptions.ALL;
    }

    /**
     * Opens the sockets at once: a program that cannot multicast says so when it starts, and no
     * call has to wait for it.
     */
    @Override
    public Registry open(Settings settings) {
        var registry = new MdnsRegistry(settings, Ticker.system(), new SplittableRandom());
        registry.open();
        return registry;
    }
}
