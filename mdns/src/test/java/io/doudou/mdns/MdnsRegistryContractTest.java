package io.doudou.mdns;

import io.doudou.option.Settings;
import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.SplittableRandom;

/** One program alone keeps the contract. */
class MdnsRegistryContractTest extends RegistryContract {

    private static OwnNetwork network;

    @BeforeAll
    static void openNetwork() throws Exception {
        network = OwnNetwork.open();
    }

    @AfterAll
    static void closeNetwork() {
        if (network != null) {
            network.close();
        }
    }

    @Override
    protected Registry open() throws Exception {
        return open(network, Settings.none());
    }

    /** With its sockets inside. */
    static MdnsRegistry open(OwnNetwork network, Settings settings) throws Exception {
        return network.call(
                () -> {
                    var registry =
                            new MdnsRegistry(settings, Ticker.system(), new SplittableRandom(1));
                    registry.list();
                    return registry;
                });
    }
}
