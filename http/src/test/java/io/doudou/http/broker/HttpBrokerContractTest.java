package io.doudou.http.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.broker.Broker;
import io.doudou.registry.Registry;
import io.doudou.testkit.BrokerContract;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.time.Duration;

class HttpBrokerContractTest extends BrokerContract {

    private final Registry registry = Registry.inMemory();
    private BrokerEnd subscribing;
    private BrokerEnd publishing;

    @Override
    protected Broker open() throws IOException {
        subscribing = new BrokerEnd(registry);
        return subscribing;
    }

    @Override
    protected Broker publisher(Broker opened) throws IOException {
        publishing = new BrokerEnd(registry);
        return publishing;
    }

    @Override
    protected boolean keeps(Promise promise) {
        return promise != Promise.DURABLE_QUEUES;
    }

    /** The registry tells of a subscription a moment later. */
    @Override
    protected void subscribed(String topic) throws InterruptedException {
        var end = Ticker.system().nanos() + patience().toNanos();
        for (var each : new BrokerEnd[] {publishing, subscribing}) {
            while (!each.broker.known(topic).containsAll(subscribing.broker.own(topic))) {
                assertThat(Ticker.system().nanos() - end).as("patience").isNegative();
                Ticker.system().sleep(Duration.ofMillis(1));
            }
        }
    }
}
