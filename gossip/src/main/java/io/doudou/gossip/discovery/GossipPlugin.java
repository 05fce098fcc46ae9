package io.doudou.gossip.discovery;

import io.doudou.gossip.GossipOptions;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;

import java.time.InstantSource;
import java.util.List;

/** Adds the registry {@code gossip}, which is also what {@code GDD_MODE=micro} stands for. */
public final class GossipPlugin implements RegistryPlugin {

    /** For the service loader. */
    public GossipPlugin() {}

    @Override
    public String name() {
        return "gossip";
    }

    @Override
    public List<Option<?>> options() {
        return GossipOptions.ALL;
    }

    @Override
    public Registry open(Settings settings) {
        return new GossipRegistry(settings, InstantSource.system());
    }
}
