package io.doudou.nats;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;

import java.util.List;

/** Adds the registry {@code nats}. */
public final class NatsRegistryPlugin implements RegistryPlugin {

    /** For the service loader. */
    public NatsRegistryPlugin() {}

    @Override
    public String name() {
        return "nats";
    }

    @Override
    public List<Option<?>> options() {
        return NatsOptions.ALL;
    }

    @Override
    public Registry open(Settings settings) {
        return new NatsRegistry(settings, Ticker.system());
    }
}
