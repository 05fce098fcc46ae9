package io.doudou.sample;

import io.doudou.broker.Broker;
import io.doudou.option.Settings;
import io.doudou.testkit.BrokerContract;

/** What every broker promises. Each test wants a fresh and empty one; start a server for them. */
class SampleBrokerContractTest extends BrokerContract {

    @Override
    protected Broker open() {
        return new SampleBrokerPlugin().open(Settings.none());
    }
}
