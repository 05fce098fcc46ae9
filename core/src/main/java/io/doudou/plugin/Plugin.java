package io.doudou.plugin;

/** What an external system adds. Found by name through the service loader. */
public sealed interface Plugin permits RegistryPlugin {

    /** The name used in settings, such as {@code consul}. */
    String name();
}
