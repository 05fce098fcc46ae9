package io.doudou.plugin;

import io.doudou.option.Option;

import java.util.List;

/** What an external system adds. Found by name through the service loader. */
public sealed interface Plugin permits BrokerPlugin, CodecPlugin, RegistryPlugin, TransportPlugin {

    /** The name used in settings, such as {@code consul}. */
    String name();

    /**
     * The settings that it reads beside {@link PluginOptions}, for the pages and warnings that list
     * them.
     */
    default List<Option<?>> options() {
        return List.of();
    }
}
