package io.doudou.app;

import io.doudou.option.Settings;
import io.doudou.plugin.Plugin;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.registry.Registry;

import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Opens the registry that the settings name. */
final class Registries {

    /** The one that needs nothing. */
    static final String MEMORY = "memory";

    private Registries() {}

    /**
     * The registry, which the caller closes.
     *
     * @throws IllegalArgumentException when there is none of that name, listing those there are
     */
    static Registry open(Settings settings) {
        var name = settings.get(ApplicationOptions.REGISTRY);
        return name.equals(MEMORY) ? Registry.inMemory() : plugin(name).open(settings);
    }

    private static RegistryPlugin plugin(String name) {
        var plugins =
                ServiceLoader.load(Plugin.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(RegistryPlugin.class::isInstance)
                        .map(RegistryPlugin.class::cast)
                        .toList();
        return plugins.stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        ApplicationOptions.REGISTRY.key()
                                                + " is \""
                                                + name
                                                + "\", but must be one of "
                                                + plugins.stream()
                                                        .map(Plugin::name)
                                                        .sorted()
                                                        .collect(
                                                                Collectors.joining(
                                                                        ", ", MEMORY + " ", ""))));
    }
}
