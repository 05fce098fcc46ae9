package io.doudou.plugin;

import io.doudou.option.Settings;
import io.doudou.transport.Transport;

/** Adds a transport. */
public non-sealed interface TransportPlugin extends Plugin {

    /** A transport as the settings describe it; may connect lazily. */
    Transport open(Settings settings);
}
