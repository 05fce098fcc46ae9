package io.doudou.testkit;

import io.doudou.registry.Registry;

class MemoryRegistryContractTest extends RegistryContract {

    @Override
    protected Registry open() {
        return Registry.inMemory();
    }
}
