package io.doudou.plugin;

import io.doudou.option.Settings;
import io.doudou.registry.Registry;

/** Adds a registry. */
public non-sealed interface RegistryPlugin extends Plugin {

    /** A registry as the settings describe it; may connect lazily. */
    Registry open(Settings settings);
}
