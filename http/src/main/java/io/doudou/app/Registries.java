package io.doudou.app;

import io.doudou.option.Option;
import io.doudou.option.Settings;
import io.doudou.plugin.Plugin;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registries that this program could use, and the one that the settings name. */
final class Registries {

    /** The one that needs nothing. */
    static final String MEMORY = "memory";

    /** The one of {@code GDD_MODE=micro}. */
    static final String GOSSIP = "gossip";

    private static final String MICRO = "micro";

    private final List<RegistryPlugin> plugins;

    private Registries(List<RegistryPlugin> plugins) {
        this.plugins = plugins;
    }

    /** Those whose jars are there. */
    static Registries find() {
        var registries = new ArrayList<RegistryPlugin>();
        for (var plugin : ServiceLoader.load(Plugin.class)) {
            if (plugin instanceof RegistryPlugin registry) {
                registries.add(registry);
            }
        }
        return new Registries(registries);
    }

    /** What all of them read. */
    List<Option<?>> options() {
        var options = new ArrayList<Option<?>>();
        for (var plugin : plugins) {
            options.addAll(plugin.options());
        }
        return options;
    }

    /**
     * The registry, which the caller closes; several in one when the setting names several.
     *
     * @throws IllegalArgumentException when there is none of that name, listing those there are
     */
    Registry open(Settings settings) {
        var opened = new ArrayList<Registry>();
        try {
            for (var name : name(settings).split(",", -1)) {
                opened.add(open(name.strip(), settings));
            }
            return Registry.merged(opened);
        } catch (RuntimeException failure) {
            opened.forEach(Registry::close);
            throw failure;
        }
    }

    private Registry open(String name, Settings settings) {
        return name.equals(MEMORY) ? Registry.inMemory() : plugin(name).open(settings);
    }

    private static String name(Settings settings) {
        var chosen = settings.get(ApplicationOptions.REGISTRY);
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return settings.get(ApplicationOptions.MODE).equalsIgnoreCase(MICRO) ? GOSSIP : MEMORY;
    }

    private RegistryPlugin plugin(String name) {
        return plugins.stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private String unknown(String name) {
        var known =
                Stream.concat(Stream.of(MEMORY), plugins.stream().map(Plugin::name))
                        .sorted()
                        .collect(Collectors.joining(", "));
        var hint = name.equals(GOSSIP) ? "; gossip comes with the artifact doudou-gossip" : "";
        return "there is no registry \"%s\" (%s or %s), only %s%s"
                .formatted(
                        name,
                        ApplicationOptions.REGISTRY.key(),
                        ApplicationOptions.MODE.key(),
                        known,
                        hint);
    }
}
