package io.doudou.nats;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.TransportPlugin;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import java.util.List;
import java.util.Random;

/** Adds the transport {@code nats}. */
public final class NatsTransportPlugin implements TransportPlugin {

    /** For the service loader. */
    public NatsTransportPlugin() {}

    @Override
    public String name() {
        return "nats";
    }

    @Override
    public List<Option<?>> options() {
        return NatsOptions.ALL;
    }

    @Override
    public Transport open(Settings settings) {
        return new NatsTransport(settings, Ticker.system(), new Random());
    }
}
