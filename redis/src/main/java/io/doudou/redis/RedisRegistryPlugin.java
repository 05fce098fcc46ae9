package io.doudou.redis;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.redis.option.RedisOptions;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.SplittableRandom;

/** Adds the registry {@code redis}. */
public final class RedisRegistryPlugin implements RegistryPlugin {

    /** For the service loader. */
    public RedisRegistryPlugin() {}

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Option<?>> options() {
        return RedisOptions.REGISTRY;
    }

    /** Connects at once: a program that may not use the server says so when it starts. */
    @Override
    public Registry open(Settings settings) {
        var registry = new RedisRegistry(settings, Ticker.system(), new SplittableRandom());
        try {
            registry.open(settings.get(RedisOptions.REQUIRED));
            return registry;
        } catch (RuntimeException failure) {
            registry.close();
            throw failure;
        }
    }
}
