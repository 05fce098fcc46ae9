package io.doudou.sample;

import io.doudou.broker.Broker;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.BrokerPlugin;

import java.util.List;

/** Adds the broker {@code sample}. */
public final class SampleBrokerPlugin implements BrokerPlugin {

    /** For the service loader. */
    public SampleBrokerPlugin() {}

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public List<Option<?>> options() {
        return SampleOptions.ALL;
    }

    @Override
    public Broker open(Settings settings) {
        return new SampleBroker(settings);
    }
}
