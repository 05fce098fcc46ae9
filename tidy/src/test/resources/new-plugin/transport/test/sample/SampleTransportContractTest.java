package io.doudou.sample;

import io.doudou.option.Settings;
import io.doudou.testkit.TransportContract;
import io.doudou.transport.Transport;

/** What every transport promises. Each test wants a fresh and empty one; start a server for them. */
class SampleTransportContractTest extends TransportContract {

    @Override
    protected Transport open() {
        return new SampleTransportPlugin().open(Settings.none());
    }
}
