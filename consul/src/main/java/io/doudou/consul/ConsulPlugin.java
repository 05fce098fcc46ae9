package io.doudou.consul;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.Random;

/** Adds the registry {@code consul}. */
public final class ConsulPlugin implements RegistryPlugin {

    /** For the service loader. */
    public ConsulPlugin() {}

    @Override
    public String name() {
        return "consul";
    }

    @Override
    public List<Option<?>> options() {
        return ConsulOptions.ALL;
    }

    @Override
    public Registry open(Settings settings) {
        return new ConsulRegistry(settings, Ticker.system(), new Random());
    }
}
