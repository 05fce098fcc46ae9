package io.doudou.sample;

import io.doudou.option.Settings;
import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;

/** What every registry promises. Each test wants a fresh and empty one; start a server for them. */
class SampleRegistryContractTest extends RegistryContract {

    @Override
    protected Registry open() {
        return new SampleRegistryPlugin().open(Settings.none());
    }
}
