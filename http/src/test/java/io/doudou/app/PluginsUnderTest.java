package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.BrokerPlugin;
import io.doudou.plugin.Lease;
import io.doudou.plugin.PluginOptions;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.plugin.TransportPlugin;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Plugins of three kinds. Each finds its system at {@link #ADDRESS} only. */
final class PluginsUnderTest {

    static final String ADDRESS = "10.0.0.5:7000";

    private PluginsUnderTest() {}

    private static void find(Option<String> option, Settings settings) {
        if (!PluginOptions.list(settings.get(option)).contains(ADDRESS)) {
            throw new IllegalArgumentException(
                    option.key() + ": there is nothing but " + ADDRESS + " here");
        }
    }

    /** The registry {@code shelf}; the latest that was opened can be looked at. */
    public static final class Shelf implements RegistryPlugin {

        static final AtomicReference<Registry> LATEST = new AtomicReference<>();

        static final Option<Integer> BOARDS = Option.integer("GDD_SHELF_BOARDS", 3).within(1, 9);

        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(BOARDS);
        }

        @Override
        public Registry open(Settings settings) {
            find(PluginOptions.REGISTRY_ADDRESS, settings);
            Lease.of(settings);
            var opened = Registry.inMemory();
            LATEST.set(opened);
            return opened;
        }
    }

    /** The broker {@code post}. */
    public static final class Post implements BrokerPlugin {

        @Override
        public String name() {
            return "post";
        }

        @Override
        public Broker open(Settings settings) {
            find(PluginOptions.BROKER_ADDRESS, settings);
            return Broker.inMemory(Ticker.system(), new Random());
        }
    }

    /** The transport {@code pigeon}. */
    public static final class Pigeon implements TransportPlugin {

        @Override
        public String name() {
            return "pigeon";
        }

        @Override
        public Transport open(Settings settings) {
            find(PluginOptions.TRANSPORT_ADDRESS, settings);
            return Transport.inMemory(Ticker.system());
        }
    }
}
