package io.doudou.sample;

import io.doudou.broker.Message;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.transport.Conversation;
import io.doudou.transport.Transport;

import java.time.Duration;

/** The transport on Sample: say in a sentence how it is kept there. Serves all threads. */
public final class SampleTransport implements Transport {

    private final String address;

    /** A transport that has not asked Sample for anything. */
    public SampleTransport(Settings settings) {
        this.address = settings.get(SampleOptions.ADDRESS, PluginOptions.TRANSPORT_ADDRESS);
    }

    @Override
    public Arrivals listen(String there, Answerer answerer) {
        throw unwritten("listen");
    }

    @Override
    public Message call(String there, Message request, Duration limit) {
        throw unwritten("call");
    }

    @Override
    public Conversation open(String there, Message opening, Duration limit) {
        throw unwritten("open");
    }

    @Override
    public void close() {
        throw unwritten("close");
    }

    private UnsupportedOperationException unwritten(String what) {
        return new UnsupportedOperationException(what + " on Sample at " + address + ": to write");
    }
}
