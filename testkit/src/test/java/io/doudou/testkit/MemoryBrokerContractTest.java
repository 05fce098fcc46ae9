package io.doudou.testkit;

import io.doudou.broker.Broker;
import io.doudou.time.Ticker;

import java.util.Random;

class MemoryBrokerContractTest extends BrokerContract {

    @Override
    protected Broker open() {
        return Broker.inMemory(Ticker.system(), new Random(7));
    }

    @Override
    protected boolean keeps(Promise promise) {
        return promise != Promise.DURABLE_QUEUES;
    }
}
