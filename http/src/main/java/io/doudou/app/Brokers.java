package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.BrokerPlugin;
import io.doudou.plugin.Plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The brokers that this program could use, and the one that the settings name. */
final class Brokers {

    /** The one that needs nothing. */
    static final String MEMORY = "memory";

    /** The one that needs a registry only. */
    static final String HTTP = "http";

    private final List<BrokerPlugin> plugins;

    private Brokers(List<BrokerPlugin> plugins) {
        this.plugins = plugins;
    }

    /** Those whose jars are there. */
    static Brokers find() {
        var brokers = new ArrayList<BrokerPlugin>();
        for (var plugin : ServiceLoader.load(Plugin.class)) {
            if (plugin instanceof BrokerPlugin broker) {
                brokers.add(broker);
            }
        }
        return new Brokers(brokers);
    }

    /** What all of them read. */
    List<Option<?>> options() {
        var options = new ArrayList<Option<?>>();
        plugins.forEach(plugin -> options.addAll(plugin.options()));
        return options;
    }

    /**
     * The broker, which the caller closes.
     *
     * @throws IllegalArgumentException when there is none of that name, listing those there are
     */
    Broker open(Settings settings, Supplier<Broker> inMemory, Supplier<Broker> overHttp) {
        var name = settings.get(ApplicationOptions.BROKER);
        return switch (name) {
            case MEMORY -> inMemory.get();
            case HTTP -> overHttp.get();
            default -> plugin(name).open(settings);
        };
    }

    private BrokerPlugin plugin(String name) {
        return plugins.stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private String unknown(String name) {
        var known =
                Stream.concat(Stream.of(MEMORY, HTTP), plugins.stream().map(Plugin::name))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "there is no broker \"%s\" (%s), only %s"
                .formatted(name, ApplicationOptions.BROKER.key(), known);
    }
}
