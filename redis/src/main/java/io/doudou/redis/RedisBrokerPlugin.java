package io.doudou.redis;

import io.doudou.broker.Broker;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.BrokerPlugin;
import io.doudou.redis.option.RedisOptions;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.Random;

/** Adds the broker {@code redis}. */
public final class RedisBrokerPlugin implements BrokerPlugin {

    /** For the service loader. */
    public RedisBrokerPlugin() {}

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Option<?>> options() {
        return RedisOptions.BROKER;
    }

    @Override
    public Broker open(Settings settings) {
        return new RedisBroker(settings, Ticker.system(), new Random());
    }
}
