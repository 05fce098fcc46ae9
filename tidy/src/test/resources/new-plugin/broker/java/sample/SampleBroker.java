package io.doudou.sample;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;

/** The broker on Sample: say in a sentence how it is kept there. Serves all threads. */
public final class SampleBroker implements Broker {

    private final String address;

    /** A broker that has not asked Sample for anything. */
    public SampleBroker(Settings settings) {
        this.address = settings.get(SampleOptions.ADDRESS, PluginOptions.BROKER_ADDRESS);
    }

    @Override
    public void publish(String topic, Message message) {
        throw unwritten("publish");
    }

    @Override
    public Subscription subscribe(String topic, Receiver receiver, Terms terms) {
        throw unwritten("subscribe");
    }

    @Override
    public void close() {
        throw unwritten("close");
    }

    private UnsupportedOperationException unwritten(String what) {
        return new UnsupportedOperationException(what + " on Sample at " + address + ": to write");
    }
}
