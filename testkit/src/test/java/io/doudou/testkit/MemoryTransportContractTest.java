package io.doudou.testkit;

import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

class MemoryTransportContractTest extends TransportContract {

    @Override
    protected Transport open() {
        return Transport.inMemory(Ticker.system());
    }
}
