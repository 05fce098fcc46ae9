package io.doudou.sample;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.TransportPlugin;
import io.doudou.transport.Transport;

import java.util.List;

/** Adds the transport {@code sample}. */
public final class SampleTransportPlugin implements TransportPlugin {

    /** For the service loader. */
    public SampleTransportPlugin() {}

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public List<Option<?>> options() {
        return SampleOptions.ALL;
    }

    @Override
    public Transport open(Settings settings) {
        return new SampleTransport(settings);
    }
}
