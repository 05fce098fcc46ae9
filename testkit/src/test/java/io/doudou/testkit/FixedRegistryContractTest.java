package io.doudou.testkit;

import io.doudou.option.Settings;
import io.doudou.registry.Registry;

class FixedRegistryContractTest extends RegistryContract {

    @Override
    protected Registry open() {
        return Registry.fixed(Settings.none());
    }
}
