package io.doudou.plugin;

import io.doudou.broker.Broker;
import io.doudou.option.Settings;

/** Adds a broker. */
public non-sealed interface BrokerPlugin extends Plugin {

    /** A broker as the settings describe it; may connect lazily. */
    Broker open(Settings settings);
}
