package io.doudou.nats;

import io.doudou.broker.Broker;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.BrokerPlugin;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.Random;

/** Adds the broker {@code nats}. */
public final class NatsBrokerPlugin implements BrokerPlugin {

    /** For the service loader. */
    public NatsBrokerPlugin() {}

    @Override
    public String name() {
        return "nats";
    }

    @Override
    public List<Option<?>> options() {
        return NatsOptions.ALL;
    }

    @Override
    public Broker open(Settings settings) {
        return NatsBroker.open(settings, Ticker.system(), new Random());
    }
}
