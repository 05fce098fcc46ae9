package io.doudou.gossip.discovery;

import io.doudou.gossip.GossipOptions;
import io.doudou.option.Settings;
import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;

import java.time.InstantSource;

/** One member alone keeps the contract. */
class GossipRegistryContractTest extends RegistryContract {

    @Override
    protected Registry open() {
        var settings =
                Settings.none()
                        .with(GossipOptions.HOST, "127.0.0.1")
                        .with(GossipOptions.BIND, "127.0.0.1");
        return new GossipRegistry(settings, InstantSource.system());
    }
}
