package io.doudou.sample;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;

import java.util.List;

/** Adds the registry {@code sample}. */
public final class SampleRegistryPlugin implements RegistryPlugin {

    /** For the service loader. */
    public SampleRegistryPlugin() {}

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public List<Option<?>> options() {
        return SampleOptions.ALL;
    }

    @Override
    public Registry open(Settings settings) {
        return new SampleRegistry(settings);
    }
}
